import { wholeFile } from '../yaml/source.js'
import { type Problem, type Report, sortProblems, tooMany, type Unlisted } from './problem.js'

// Of one severity, in one file and in all; beyond them only where they stand is kept.
const MOST_OF_A_FILE = 10_000
const MOST_OF_ALL = 30_000

// Names in lists longer than this one, among which messages look for the one that was meant.
const SHORT_LIST = 100
const MOST_NAMES = 1_000_000

/** Problems as they come, and all that have come. */
export interface Collected {
  readonly report: Report
  all(): Problem[]
}

/**
 * Takes reports and gives all of them in order, cut where there are very many. After the first that name long lists
 * of what is known the lists are left out, since to look each of them through would take minutes.
 */
export function collectProblems(): Collected {
  const kept: Problem[] = []
  const counts = new Map<string, number>()
  const unlisted = new Map<string, { readonly first: Problem; readonly starts: number[] }>()
  const left = { error: MOST_OF_ALL, warning: MOST_OF_ALL }
  let names = MOST_NAMES
  return {
    report(reported) {
      const { rule, severity, place } = reported
      const key = `${severity} ${place.source.path}`
      const count = counts.get(key) ?? 0
      if (count === MOST_OF_A_FILE || left[severity] === 0) {
        const ofRule = unlisted.get(`${rule} ${key}`)
        if (ofRule) ofRule.starts.push(place.start)
        else unlisted.set(`${rule} ${key}`, { first: reported, starts: [place.start] })
        return
      }
      counts.set(key, count + 1)
      left[severity]--
      const length = longLists(reported)
      if (length) names -= length
      kept.push(length && names < 0 ? withoutLists(reported) : reported)
    },
    all() {
      const notes = [...unlisted.values()].map(({ first: { rule, place, severity }, starts }) => {
        const rest: Unlisted = { rule, starts: [...starts] }
        return tooMany(wholeFile(place.source), severity, starts.length, rest)
      })
      return sortProblems([...kept, ...notes])
    },
  }
}

interface Lists {
  readonly known?: readonly string[]
  readonly words?: readonly string[]
}

function longLists({ args }: Problem): number {
  const { known, words } = args as Lists
  return longer(known) + longer(words)
}

function longer(list: readonly string[] = []): number {
  return list.length > SHORT_LIST ? list.length : 0
}

function withoutLists(problem: Problem): Problem {
  const { known, words } = problem.args as Lists
  const lists = { ...(known && { known: [] }), ...(words && { words: [] }) }
  return { ...problem, args: { ...problem.args, ...lists } } as Problem
}

import { wholeFile } from '../yaml/source.js'
import { type Problem, type Report, sortProblems, tooMany } from './problem.js'

// Of one file and severity; beyond it only their number is told.
const MOST_KEPT = 20_000

/** Takes reports and gives all of them in order, cut where one file has very many. */
export function collectProblems(): { readonly report: Report; all(): Problem[] } {
  const counts = new Map<string, { first: Problem; count: number }>()
  const kept: Problem[] = []
  return {
    report(reported) {
      const key = `${reported.severity} ${reported.place.source.path}`
      const before = counts.get(key)
      if (!before) counts.set(key, { first: reported, count: 1 })
      else before.count++
      if (!before || before.count <= MOST_KEPT) kept.push(reported)
    },
    all() {
      const cut = [...counts.values()].filter(({ count }) => count > MOST_KEPT)
      const notes = cut.map(({ first: { place, severity }, count }) =>
        tooMany(wholeFile(place.source), severity, count - MOST_KEPT),
      )
      return sortProblems([...kept, ...notes])
    },
  }
}

import { drawnLinks, type Knot, type Link } from '../core/plan/links.js'
import { mermaidBlock, mermaidLabel } from './mermaid.js'

/** More arrows than these nobody follows. */
const MOST_ARROWS = 20

const LONGEST = 45

// Chains that have nothing to do with each other stand closer than Mermaid puts them.
const SPACING = '%%{init: {"flowchart": {"nodeSpacing": 15, "rankSpacing": 35}}}%%'

/** An item as it is drawn. */
export interface Drawn extends Knot {
  /** What stands before its title: a number, a dash or nothing. */
  readonly mark: string
  readonly title: string
  /** Names of teams as a reader sees them. */
  readonly teamNames: readonly string[]
  /** What is said of it where it is in no period. */
  readonly state: string
  readonly isGroup: boolean
  readonly isHard: boolean
  readonly isProposed: boolean
}

/**
 * A Mermaid flowchart of what blocks what, from left to right, and below it what it shows and what it does not; `weight`
 * says what the worth of its items is. Its ids are its own, and the labels hold only characters that mean nothing to Mermaid.
 */
export function flowchart(
  drawn: readonly Drawn[],
  all: readonly Link[],
  periods: readonly string[],
  weight: string,
): string {
  const { links, left } = drawnLinks(drawn, all, MOST_ARROWS)
  const shown = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const ids = new Map(shown.map((index, at) => [index, `t${at + 1}`]))
  const knots = shown.map((index) => knotLine(drawn[index]!, ids.get(index)!, periods))
  const arrows = links
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to }) => `${ids.get(from)} --> ${ids.get(to)}`)
  const hard = shown.filter((index) => drawn[index]!.isHard)
  const proposed = shown.filter((index) => drawn[index]!.isProposed)
  const diagram = mermaidBlock([
    SPACING,
    'flowchart LR',
    ...knots,
    ...arrows,
    ...classLines('hard', 'stroke-width:4px', hard),
    ...classLines('proposed', 'stroke-dasharray:5 4', proposed),
  ])
  const legend = [
    'Each arrow leads to what waits; what follows from other arrows is not drawn.',
    ...(hard.length > 0 ? ['A thick border is a hard date.'] : []),
    ...(proposed.length > 0 ? ['A dashed border is a proposal.'] : []),
    ...(left > 0
      ? [
          `${left} more arrows are left out: first come those that lead to a promise, then those from what was given up and those between teams or periods, last those of what is not planned, and of each the chains with the most ${weight}.`,
        ]
      : []),
  ]
  return `${diagram}${legend.join(' ')}\n\n`

  function classLines(name: string, style: string, members: readonly number[]): string[] {
    if (members.length === 0) return []
    const own = members.map((index) => ids.get(index))
    return [`classDef ${name} ${style}`, `class ${own.join(',')} ${name}`]
  }
}

// Mermaid takes a label that begins so for a list in Markdown, which it refuses to show.
const LIST_MARK = /^(?:(\d+)[.)]|[-+])(?= )/

function knotLine(drawn: Drawn, id: string, periods: readonly string[]): string {
  const { mark, title, period, teamNames, state, isGroup } = drawn
  const teams = teamNames.map((name) => mermaidLabel(name, LONGEST)).join(' + ')
  const when = period === null ? state : mermaidLabel(periods[period]!)
  const facts = [when, ...(teams === '' ? [] : [teams])].join(', ')
  const own = mermaidLabel(title, LONGEST)
  const named = mark === '' ? own.replace(LIST_MARK, '$1') : `${mark} ${own}`
  const label = `"${named}<br/>${facts}"`
  return isGroup ? `${id}[[${label}]]` : `${id}[${label}]`
}

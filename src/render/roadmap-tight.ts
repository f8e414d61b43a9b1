import { isTight, type Plan, TIGHT } from '../core/plan/plan.js'
import { list } from '../core/problems/words.js'
import { formatPercent } from './number.js'

/** Which teams have no room for a surprise, and when, in plain text; null where all have. */
export function tightText({ periods }: Plan): string | null {
  const teams = periods[0]?.teams ?? []
  const texts = teams.flatMap(({ team }, at) => {
    const spans = spansOf(periods.map((period) => isTight(period.teams[at]!)))
    if (spans.length === 0) return []
    const names = spans.map(([first, last]) => {
      const [from, to] = [periods[first]!.period.name, periods[last]!.period.name]
      return from === to ? from : `${from} to ${to}`
    })
    return [`${team ?? 'work without a team'} in ${list(names)}`]
  })
  if (texts.length === 0) return null
  return `tight, at ${formatPercent(TIGHT)} of capacity or more: ${list(texts)}`
}

// Where it holds, from and to which index.
function spansOf(holds: readonly boolean[]): [first: number, last: number][] {
  const spans: [number, number][] = []
  holds.forEach((is, at) => {
    if (!is) return
    const before = spans[spans.length - 1]
    if (before?.[1] === at - 1) before[1] = at
    else spans.push([at, at])
  })
  return spans
}

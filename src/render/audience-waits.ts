import type { SeenItem, SeenPlan } from '../core/plan/audience.js'
import { seenText } from './audience-items.js'
import { flowchart } from './flowchart.js'
import { markdownText } from './markdown.js'
import { foldedList } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'
import { waitsHeading } from './roadmap-waits.js'

/**
 * What waits for what of all that an audience sees, drawn and as a list. The longest chains are drawn first, as what
 * items are worth is not for every reader. Empty where nothing waits, or dependencies are hidden.
 */
export function seenWaitsMarkdown({ periods, waits }: SeenPlan, view: RoadmapView): string {
  if (waits.length === 0) return ''
  const names = periods.map(({ period }) => period.name)
  const items = [...new Set(waits.flatMap(({ from, to }) => [from, to]))]
  const indexes = new Map(items.map((item, index) => [item, index]))
  const links = waits.map(({ from, to }) => ({ from: indexes.get(from)!, to: indexes.get(to)! }))
  const hasRanks = items.some(({ rank }) => rank !== null)
  const drawn = items.map((item) => {
    const { title, rank, teams, end, isHard, isProposed } = item
    const teamNames = teams.map((team) => teamName(team, view))
    const period = names.indexOf(end)
    const mark = hasRanks ? String(rank ?? '–') : ''
    const flags = { isGroup: false, isHard, isPromised: isHard, isStopped: false, isProposed }
    return { mark, title, teams, teamNames, period, worth: 1, state: '', ...flags }
  })
  const on = new Map<SeenItem, SeenItem[]>()
  for (const { from, to } of waits) on.set(to, [...(on.get(to) ?? []), from])
  const entries = [...on].map(([item, before]) => {
    return `${seenText(item)}, ${markdownText(item.end)}, waits for ${before.map(seenText).join(' and ')}`
  })
  return (
    waitsHeading +
    flowchart(drawn, links, names, 'items') +
    foldedList(`${entries.length} that wait`, entries)
  )
}

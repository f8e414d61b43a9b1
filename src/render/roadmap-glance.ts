import { firstByRank, type PlannedItem, type PlannedPeriod } from '../core/plan/plan.js'
import { markdownTable, markdownText } from './markdown.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

/** So many items of a team stand in each cell. */
const MOST = 4

/**
 * What each team finishes now, next and later, the best ranked first, on half a page; empty where the periods have no
 * dates, and are named so themselves, or nothing is planned.
 */
export function glanceMarkdown(view: RoadmapView): string {
  const { periods } = view.plan
  const parts = [periods.slice(0, 1), periods.slice(1, 2), periods.slice(2)].filter(
    ({ length }) => length > 0,
  )
  if (periods[0]?.period.start === null || periods.every(({ items }) => items.length === 0))
    return ''
  const titles = ['Now', 'Next', 'Later'].slice(0, parts.length)
  const columns = [
    { title: 'Team' },
    ...parts.map((part, at) => ({ title: `${titles[at]}: ${spanText(part)}` })),
  ]
  const teams = (periods[0]?.teams ?? []).map(({ team }) => team)
  const items = parts.map(itemsByTeam)
  const rows = teams.flatMap((team) => {
    const cells = items.map((own) => cell(own.get(team) ?? []))
    if (cells.every((text) => text === '')) return []
    return [[markdownText(teamName(team, view)), ...cells]]
  })
  return `## Now, next, later\n\n${markdownTable(columns, rows)}\n`
}

function spanText(part: readonly PlannedPeriod[]): string {
  const names = part.map(({ period }) => markdownText(period.name))
  return names.length > 1 ? `${names[0]} to ${names[names.length - 1]}` : names.join('')
}

function itemsByTeam(
  part: readonly PlannedPeriod[],
): ReadonlyMap<string | null, readonly PlannedItem[]> {
  const byTeam = new Map<string | null, PlannedItem[]>()
  for (const { items } of part)
    for (const each of items)
      for (const { team } of each.effortByTeam) {
        const own = byTeam.get(team)
        if (own) own.push(each)
        else byTeam.set(team, [each])
      }
  return byTeam
}

function cell(items: readonly PlannedItem[]): string {
  const shown = firstByRank(items, MOST).map(({ item }) => markdownText(item.title))
  const rest = items.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>')
}

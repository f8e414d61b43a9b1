import { type Growth, growthOf } from '../core/plan/growth.js'
import type { Below, Plan, PlannedPeriod, TeamLack, TeamLoad } from '../core/plan/plan.js'
import { list } from '../core/problems/words.js'
import { type MarkdownColumn, markdownTable, markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { idText, itemText, listed } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

const columns: readonly MarkdownColumn[] = [
  { title: 'Team' },
  { title: 'Next' },
  { title: 'Rank', align: 'right' },
  { title: 'Needs', align: 'right' },
  { title: 'Lacks', align: 'right' },
  { title: 'Planned for' },
]

const MOST_NAMED = 5

/** A team whose period is full, and what stands first below the line. */
interface Cut extends TeamLoad {
  readonly below: Below
}

/** The teams that have no room in a period for what stands next. */
export function cutsIn({ teams }: PlannedPeriod): readonly Cut[] {
  return teams.filter((team): team is Cut => team.below !== null)
}

/** What stands first below the line of each team in a period; empty where nothing lacks room. */
export function cutMarkdown(period: PlannedPeriod, view: RoadmapView): string {
  const rows = cutsIn(period).map(({ team, below }) => [
    markdownText(teamName(team, view)),
    [below.item, ...below.together].map(cutText).join(' with '),
    below.rank === null ? '–' : String(below.rank),
    formatNumber(below.needs),
    cutLacksText(below, (team) => markdownText(teamName(team, view))),
    below.end === null ? 'not planned' : markdownText(below.end),
  ])
  if (rows.length === 0) return ''
  const name = markdownText(period.period.name)
  return `**Below this line ${name} is full.** What each team has no room for first:\n\n${markdownTable(columns, rows)}\n`
}

function cutText(item: Below['item'] | string): string {
  return typeof item === 'string' ? idText(item) : itemText(item)
}

/** The same of what stands below a line, where a date counts with how much too late it would be. */
export function cutLacksText(
  { lacks, others, by }: Below,
  name?: (team: string | null) => string,
): string {
  const text = lacksText(lacks, others, name)
  return by === null ? text : `${text} (${formatNumber(by.short)} by ${by.date})`
}

/** How much more capacity a team would have to have, and what other teams would beside that: `4, with 2 of api`. */
function lacksText(
  lacks: number,
  others: readonly TeamLack[],
  name: (team: string | null) => string = (team) => team ?? 'no team',
): string {
  const more = others.map((each) => `${formatNumber(each.lacks)} of ${name(each.team)}`)
  return more.length === 0 ? formatNumber(lacks) : `${formatNumber(lacks)}, with ${list(more)}`
}

/** What only lacks room, and how much; empty where nothing does. */
export function growthMarkdown(view: RoadmapView): string {
  const { plan, unit } = view
  const entries = growthOf(plan).map((growth) => {
    return `- ${markdownText(teamName(growth.team, view))}: ${listed(growthTexts(growth, idText))}\n`
  })
  if (entries.length === 0) return ''
  return (
    `What lacks only room by the end of ${markdownText(lastPeriod(plan))}, and how much ` +
    `(in ${markdownText(unit)}, after the reserve; each counted alone, so what comes in before it adds to that):\n\n${entries.join('')}\n`
  )
}

/** Items that lack only room, and how much each lacks; ids as `text` shows them. */
export function growthTexts({ items }: Growth, text: (id: string) => string): string[] {
  const shown = items.slice(0, MOST_NAMED).map(({ item, more, others, isAtLeast }) => {
    const lacks = lacksText(more, others, (team) => text(team ?? 'no team'))
    return `${text(item.id)} ${isAtLeast ? 'at least ' : ''}${lacks}`
  })
  const rest = items.length - shown.length
  return rest > 0 ? [...shown, `${rest} more after that`] : shown
}

function lastPeriod({ periods }: Plan): string {
  return periods[periods.length - 1]!.period.name
}

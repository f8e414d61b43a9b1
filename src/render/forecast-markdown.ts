import type { CommitmentForecast, Forecast, ItemForecast } from '../core/forecast/forecast.js'
import { commitmentText } from '../core/problems/plan-reasons.js'
import { chainText, chanceText, forecastLines, periodText } from './forecast-text.js'
import { type MarkdownColumn, markdownTable, markdownText } from './markdown.js'
import { foldedTable, idText, itemText, openTable } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

const itemColumns: readonly MarkdownColumn[] = [
  { title: 'Item' },
  { title: 'Team' },
  { title: 'Planned' },
  { title: 'On time', align: 'right' },
  { title: 'P50' },
  { title: 'P85' },
  { title: 'Due' },
  { title: 'By then', align: 'right' },
]

const commitmentColumns: readonly MarkdownColumn[] = [
  { title: 'Commitment' },
  { title: 'Item' },
  { title: 'Planned' },
  { title: 'Kept', align: 'right' },
  { title: 'What determines the end' },
]

/** How surely a plan is kept; empty where nobody asked. */
export function forecastMarkdown(view: RoadmapView): string {
  const { forecast } = view
  if (!forecast || forecast.items.length === 0) return ''
  const { items, commitments } = forecast
  const lines = forecastLines(forecast)
  const promised =
    commitments.length > 0
      ? openTable(
          commitmentColumns,
          commitments.map((each) => commitmentRow(each, view)),
        )
      : ''
  const rows = items.map((each) => itemRow(each, view))
  return `## Forecast\n\n${lines.map(markdownText).join(' ')}\n\n${promised}${foldedTable(itemColumns, rows)}${overflowMarkdown(forecast, view)}`
}

function itemRow({ planned, onTime, p50, p85, byDue }: ItemForecast, view: RoadmapView): string[] {
  const { item, end, effortByTeam } = planned
  return [
    itemText(item),
    effortByTeam.map(({ team }) => markdownText(teamName(team, view))).join(', '),
    markdownText(end),
    markdownChance(onTime),
    markdownText(periodText(p50)),
    markdownText(periodText(p85)),
    item.due?.date ?? '',
    item.due ? markdownChance(byDue) : '',
  ]
}

function commitmentRow(commitment: CommitmentForecast, view: RoadmapView): string[] {
  const { item, end, kept } = commitment
  return [
    markdownText(commitmentText(commitment.limit)),
    itemText(item),
    end === null ? 'not planned' : markdownText(end),
    markdownChance(kept),
    chainText(commitment, view, { id: idText, text: markdownText }),
  ]
}

function markdownChance(probability: number | null): string {
  return markdownText(chanceText(probability))
}

function overflowMarkdown({ teams }: Forecast, view: RoadmapView): string {
  const bound = teams.filter(({ overflow }) => overflow.some((each) => each !== null))
  if (bound.length === 0) return ''
  const columns = [
    { title: 'Not done in' },
    ...bound.map(({ team }) => ({
      title: markdownText(teamName(team, view)),
      align: 'right' as const,
    })),
  ]
  const rows = view.plan.periods.map(({ period }, at) => [
    markdownText(period.name),
    ...bound.map(({ overflow }) => markdownChance(overflow[at]!)),
  ])
  return `How probably a team does not get done by the end of a period all that the plan finishes by then:\n\n${markdownTable(columns, rows)}\n`
}

import type { CommitmentForecast, ItemForecast } from '../core/forecast/forecast.js'
import { chainText, chanceText, forecastLines, periodText } from './forecast-text.js'
import { type RoadmapView, teamName } from './roadmap-view.js'
import { type Column, table } from './table.js'
import { goingOn, plainText } from './text.js'
import type { View } from './view.js'

const FIRST = 50

const itemColumns: readonly Column[] = [
  { title: 'ID', least: 8 },
  { title: 'Title', least: 12 },
  { title: 'Team', least: 8, drop: 1 },
  { title: 'Planned' },
  { title: 'On time', align: 'right' },
  { title: 'P50' },
  { title: 'P85' },
]

const dueColumns: readonly Column[] = [{ title: 'Due' }, { title: 'By then', align: 'right' }]

const commitmentColumns: readonly Column[] = [
  { title: 'Commitment' },
  { title: 'ID', least: 8 },
  { title: 'Planned' },
  { title: 'Kept', align: 'right' },
  { title: 'What determines the end', least: 24, wraps: 3 },
]

/** How surely a plan is kept, for a terminal: the first 50 items unless all are wanted, commitments, teams. */
export function forecastTable(roadmap: RoadmapView, view: View, all: boolean): string {
  const { forecast } = roadmap
  if (!forecast) return ''
  if (forecast.items.length === 0 && forecast.commitments.length === 0)
    return 'Nothing is planned, so there is nothing to forecast.\n'
  const { items, commitments } = forecast
  const shown = all ? items : items.slice(0, FIRST)
  const promised = all ? commitments : leastSure(commitments)
  const lines = forecastLines(forecast)
  const hasDue = shown.some(({ planned }) => planned.item.due !== undefined)
  const parts = [
    table(
      hasDue ? [...itemColumns, ...dueColumns] : itemColumns,
      shown.map((each) => itemRow(each, roadmap)),
      view,
    ) + moreText(items.length - shown.length, '', view),
    commitments.length > 0
      ? table(
          commitmentColumns,
          promised.map((each) => commitmentRow(each, roadmap)),
          view,
        ) + moreText(commitments.length - promised.length, ', kept at least as surely', view)
      : '',
    overflowTable(roadmap, view),
    lines.map((line) => `${view.style.dim(goingOn(line, view.width))}\n`).join(''),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

// Those that are broken most probably, in the order given.
function leastSure(commitments: readonly CommitmentForecast[]): readonly CommitmentForecast[] {
  const least = new Set([...commitments].sort((a, b) => a.kept - b.kept).slice(0, FIRST))
  return commitments.filter((each) => least.has(each))
}

function moreText(rest: number, which: string, { style }: View): string {
  return rest > 0 ? `${style.dim(`${rest} more${which}: --all shows them`)}\n` : ''
}

function itemRow(
  { planned, onTime, p50, p85, byDue }: ItemForecast,
  roadmap: RoadmapView,
): string[] {
  const { item, end, effortByTeam } = planned
  const { due } = item
  return [
    item.id,
    item.title,
    effortByTeam.map(({ team }) => teamName(team, roadmap)).join(', '),
    end,
    chanceText(onTime),
    periodText(p50),
    periodText(p85),
    due ? `${due.date}${due.kind === 'hard' ? ' hard' : ''}` : '',
    due ? chanceText(byDue) : '',
  ]
}

function commitmentRow(commitment: CommitmentForecast, roadmap: RoadmapView): string[] {
  const { item, end, kept } = commitment
  return [
    byText(commitment),
    item.id,
    end ?? 'not planned',
    chanceText(kept),
    chainText(commitment, roadmap, { id: plainText, text: plainText }),
  ]
}

// Without its reason, which leaves no room for what determines the end.
function byText({ limit }: CommitmentForecast): string {
  switch (limit.kind) {
    case 'hard-date':
      return `${limit.date} hard`
    case 'agreed':
      return `${limit.period} ${limit.isOverdue ? 'overdue' : 'agreed'}`
    case 'worthless':
      return `${limit.date} worthless`
  }
}

// How probably each team does not get done what the plan finishes by the end of a period.
function overflowTable(roadmap: RoadmapView, view: View): string {
  const teams = roadmap.forecast!.teams.filter(({ overflow }) =>
    overflow.some((each) => each !== null),
  )
  if (teams.length === 0) return ''
  const periods = roadmap.plan.periods.map(({ period }): Column => {
    return { title: period.name, align: 'right' }
  })
  return table(
    [{ title: 'Team does not finish', least: 8 }, ...periods],
    teams.map(({ team, overflow }) => [teamName(team, roadmap), ...overflow.map(chanceText)]),
    view,
  )
}

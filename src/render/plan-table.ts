import { growthOf } from '../core/plan/growth.js'
import { byNeedAndRank, type PlannedItem, type PlannedPeriod, TIGHT } from '../core/plan/plan.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { loadChart } from './load-chart.js'
import { formatNumber, formatPercent } from './number.js'
import { unboundedText } from './roadmap-capacity.js'
import { cutLacksText, cutsIn, growthTexts } from './roadmap-cut.js'
import { gapsText } from './roadmap-gaps.js'
import { itemNotes } from './roadmap-periods.js'
import type { RoadmapView } from './roadmap-view.js'
import { type Column, table } from './table.js'
import { goingOn, plainText } from './text.js'
import type { View } from './view.js'

/** So many items of each period are shown unless all are wanted. */
const FIRST = 20
const FIRST_UNPLANNED = 10

/** What stands where the line is below which a period is full. */
const FULL = '── full'

/** A chart that goes to no terminal is as wide as one in roadmap.md. */
const WIDTH = 100

const columns: readonly Column[] = [
  { title: 'Period' },
  { title: '#', align: 'right' },
  { title: 'ID', least: 8 },
  { title: 'Title', least: 24 },
  { title: 'Team', least: 8, drop: 1 },
  { title: 'Effort', align: 'right', drop: 2 },
  { title: 'Note', least: 24, wraps: 2 },
]

const unplannedColumns: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'ID', least: 8 },
  { title: 'Title', least: 12 },
  { title: 'Why', least: 24, wraps: 2 },
]

/** The plan for a terminal: what each period holds, the line below which it is full, the loads, and what is not planned. */
export function planTable(roadmap: RoadmapView, view: View, all: boolean): string {
  const { plan, unit } = roadmap
  const isCut = plan.periods.some((period) => cutsIn(period).length > 0)
  const gaps = gapsText(roadmap)
  const parts = [
    gaps === null ? '' : `${view.style.bold(gaps)}\n`,
    table(
      columns,
      plan.periods.flatMap((period) => periodRows(period, roadmap, all)),
      view,
    ) +
      (isCut
        ? `${view.style.dim(`${FULL}: what a team has no room for first; pm explain ID says all of one item`)}\n`
        : ''),
    loads(roadmap, view),
    ...unplanned(roadmap, view, all),
    growthOf(plan)
      .map((growth) => {
        const team = plainText(growth.team ?? 'work without a team')
        const texts = growthTexts(growth, plainText).join(', ')
        const line = `Room that ${team} lacks for each, in ${plainText(unit)}: ${texts}`
        return `${goingOn(line, view.width)}\n`
      })
      .join(''),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function periodRows(period: PlannedPeriod, roadmap: RoadmapView, all: boolean): string[][] {
  const late = new Map(roadmap.plan.late.map(({ item, due }) => [item.id, due]))
  const ordered = [...period.items].sort(byNeedAndRank)
  const shown = all ? ordered : ordered.slice(0, FIRST)
  const rest = ordered.length - shown.length
  const rows = [
    ...shown.map((planned) => itemRow(planned, late.get(planned.item.id), roadmap)),
    ...(rest > 0 ? [['', '', '', `${rest} more: --all`, '', '', '']] : []),
    ...(ordered.length === 0
      ? [
          [
            '',
            '',
            '',
            roadmap.filter === null ? 'nothing planned' : 'nothing that is shown',
            '',
            '',
            '',
          ],
        ]
      : []),
  ]
  const lines = cutsIn(period).map(({ team, below }) => [
    FULL,
    String(below.rank ?? '–'),
    below.item.id,
    below.item.title,
    team ?? 'no team',
    formatNumber(below.needs),
    `lacks ${cutLacksText(below)}; ${below.end ?? 'not planned'}`,
  ])
  return [...rows, ...lines].map((row, at) =>
    at === 0 ? [period.period.name, ...row.slice(1)] : row,
  )
}

function itemRow(planned: PlannedItem, late: string | undefined, roadmap: RoadmapView): string[] {
  const { item, rank, effort, effortByTeam } = planned
  return [
    '',
    String(rank ?? '–'),
    item.id,
    item.title,
    effortByTeam.map(({ team }) => team ?? 'no team').join(' + '),
    formatNumber(effort),
    itemNotes(planned, late, roadmap).join('; '),
  ]
}

function loads(roadmap: RoadmapView, view: View): string {
  const [titles, ...lines] = loadChart(roadmap, view.width ?? WIDTH)
  if (titles === undefined) return ''
  const unbounded = unboundedText(roadmap, plainText, plainText)
  const legend = `Load by team; ! is tight, ${formatPercent(TIGHT)} or more.${unbounded === null ? '' : ` ${unbounded}`}`
  return `${view.style.bold(titles)}\n${lines.map((line) => `${line}\n`).join('')}${view.style.dim(legend)}\n`
}

function unplanned({ plan, unit }: RoadmapView, view: View, all: boolean): string[] {
  const rows = plan.unplanned
    .filter(({ obstacle }) => obstacle.kind !== 'idea')
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
    .map(({ item, rank, obstacle }) => [
      String(rank ?? '–'),
      item.id,
      item.title,
      obstacleText(obstacle, unit),
    ])
  if (rows.length === 0) return []
  const shown = all ? rows : rows.slice(0, FIRST_UNPLANNED)
  const rest = rows.length - shown.length
  return [
    `${view.style.bold(`Not planned (${rows.length})`)}\n${table(unplannedColumns, shown, view)}` +
      (rest > 0 ? `${view.style.dim(`${rest} more: --all shows them`)}\n` : ''),
  ]
}

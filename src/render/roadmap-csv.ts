import type { ItemForecast } from '../core/forecast/forecast.js'
import { byNeedAndRank, byRank, type PlannedItem, type UnplannedItem } from '../core/plan/plan.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { type Cell, csv } from './csv.js'
import { tidyNumber } from './number.js'
import { reasonsText } from './plan-reasons.js'
import type { RoadmapView } from './roadmap-view.js'

const header = ['id', 'title', 'status', 'team', 'rank', 'score', 'bucket', 'effort']
const places = ['begins', 'period', 'start', 'end', 'due', 'proposed', 'reason']
const chances = ['on_time', 'p50', 'p85', 'by_due']

/**
 * The plan as CSV, complete: a row for each planned item by period, as in the table, then what is not planned and why. Numbers
 * are not rounded. `begins` and `period` name the periods in which its work begins and in which it finishes, `start` and
 * `end` are the first day of the one and the last day of the other.
 */
export function roadmapCsv(view: RoadmapView): string {
  const { plan, forecast } = view
  const dates = new Map(plan.periods.map(({ period }) => [period.name, period]))
  const byId = new Map(forecast?.items.map((each) => [each.planned.item.id, each]))
  const planned = plan.periods.flatMap(({ items }) =>
    [...items].sort(byNeedAndRank).map((each): Cell[] => {
      const { item, start, end, isProposed, reasons } = each
      return [
        ...itemCells(each),
        start,
        end,
        dates.get(start)!.start,
        dates.get(end)!.end,
        item.due?.date ?? null,
        isProposed ? 'yes' : 'no',
        reasonsText(reasons, view.unit),
        ...(forecast ? chanceCells(byId.get(item.id)) : []),
      ]
    }),
  )
  const unplanned = [...plan.unplanned]
    .sort(byRank)
    .map((each): Cell[] => [
      ...unplannedCells(each),
      ...[null, null, null, null, each.item.due?.date ?? null, null],
      obstacleText(each.obstacle, view.unit),
      ...(forecast ? chanceCells(undefined) : []),
    ])
  return csv([[...header, ...places, ...(forecast ? chances : [])], ...planned, ...unplanned])
}

function itemCells({ item, rank, score, bucket, effort, effortByTeam }: PlannedItem): Cell[] {
  const teams = effortByTeam.flatMap(({ team }) => team ?? []).join(' + ')
  const { id, title, status } = item
  return [id, title, status, teams || null, rank, score, bucket, tidyNumber(effort)]
}

function unplannedCells({ item, rank }: UnplannedItem): Cell[] {
  const { id, title, status, team, effortByTeam } = item
  const teams = team ?? (Object.keys(effortByTeam ?? {}).join(' + ') || null)
  return [id, title, status, teams, rank, null, null, null]
}

function chanceCells(forecast: ItemForecast | undefined): Cell[] {
  if (!forecast) return [null, null, null, null]
  const { onTime, p50, p85, byDue } = forecast
  return [onTime, p50 ?? 'later', p85 ?? 'later', byDue]
}

import { problem, type Report } from '../problems/problem.js'
import { nodeAt } from '../yaml/node.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Estimates of items and of raters that are dated after today. */
export function checkEstimateDates({ items }: Backlog, today: string, report: Report): void {
  for (const item of items) {
    const { id, ratings = [] } = item
    const own = item.plain.estimated
    if (own !== undefined && own > today) {
      const args = { id, date: own, today }
      report(problem('estimated-in-future', placeOf(item, 'estimated'), args))
    }
    for (const { rater, on: date, source, node } of ratings) {
      if (date === undefined || date <= today) continue
      const { start, end } = nodeAt(node, ['on'])
      report(problem('estimated-in-future', { source, start, end }, { id, rater, date, today }))
    }
  }
}

/** What was found, shipped or measured, dated after today; of the points of a KPI the newest. */
export function checkPastDates({ items, kpis }: Backlog, today: string, report: Report): void {
  for (const item of items) {
    const { shipped, evidence = [] } = item.plain
    if (shipped !== undefined && shipped > today) {
      const args = { of: 'shipped', id: item.id, count: 1, date: shipped, today } as const
      report(problem('date-in-future', placeOf(item, 'shipped'), args))
    }
    evidence.forEach(({ date }, at) => {
      if (date === undefined || date <= today) return
      const args = { of: 'evidence', id: item.id, count: 1, date, today } as const
      report(problem('date-in-future', placeOf(item, 'evidence', at, 'date'), args))
    })
  }
  for (const { id, points, pointPlaces } of kpis) {
    const ahead = points.filter(({ date }) => date > today)
    const date = ahead.at(-1)?.date
    const place = date === undefined ? undefined : pointPlaces.get(date)
    if (date === undefined || !place) continue
    const args = { of: 'points', id, count: ahead.length, date, today } as const
    report(problem('date-in-future', place, args))
  }
}

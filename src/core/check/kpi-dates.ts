import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'

/** KPIs of which nothing was measured since their baseline, though earlier points are given. */
export function checkKpiDates({ kpis }: Pick<Backlog, 'kpis'>, report: Report): void {
  for (const { id, baseline, points, pointPlaces, hasUnreadPoints } of kpis) {
    const newest = points[points.length - 1]
    if (!newest || hasUnreadPoints || baseline.date === undefined) continue
    const place = pointPlaces.get(newest.date)
    if (!place || newest.date >= baseline.date) continue
    report(
      problem('kpi-points-before-baseline', place, {
        id,
        date: newest.date,
        baseline: baseline.date,
      }),
    )
  }
}

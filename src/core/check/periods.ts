import { standingOf } from '../calendar/period.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/**
 * An agreed period that has passed, or that is none of the roadmap's form. One after its last period is in order.
 * Where pm.yaml is wrong about its periods none is called unknown.
 */
export function checkPeriods({ items, planning }: Backlog, report: Report): void {
  const known = planning.periods.map((period) => period.name)
  const [first] = known
  if (first === undefined) return
  for (const item of items) {
    if (!item.period || !isRankable(item)) continue
    const { in: period } = item.period
    const standing = standingOf(period, planning.periods)
    const place = placeOf(item, 'period', 'in')
    if (standing === undefined) report(problem('unknown-period', place, { period, known }))
    if (standing !== 'before') continue
    const { id, status } = item
    report(problem('overdue-agreement', place, { id, period, status, first }))
  }
}

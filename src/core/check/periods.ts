import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** An agreed period that the roadmap does not have. Where pm.yaml is wrong about its periods none is called unknown. */
export function checkPeriods({ items, planning }: Backlog, report: Report): void {
  const known = planning.periods.map((period) => period.name)
  if (known.length === 0) return
  for (const item of items) {
    if (!item.period || !isRankable(item) || known.includes(item.period.in)) continue
    const place = placeOf(item, 'period', 'in')
    report(problem('unknown-period', place, { period: item.period.in, known }))
  }
}

import { periodOf, standingOf } from '../calendar/period.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Work that is promised for a time at which it is worth nothing any more. */
export function checkPromisedWorthless({ items, planning }: Backlog, report: Report): void {
  const { periods } = planning
  for (const item of items) {
    const { id, due, period, worthlessAfter } = item
    if (!worthlessAfter || !isRankable(item)) continue
    const { date } = worthlessAfter
    const place = () => placeOf(item, 'worthless_after', 'date')
    if (due?.kind === 'hard' && due.date > date)
      report(
        problem('promised-when-worthless', place(), {
          id,
          promise: `has the hard date ${due.date}`,
          date,
        }),
      )
    const agreed = period && standingOf(period.in, periods)
    const last = periodOf(date, periods)
    if (typeof agreed === 'number' && last >= 0 && agreed > last)
      report(
        problem('promised-when-worthless', place(), {
          id,
          promise: `is agreed for ${period!.in}`,
          date,
        }),
      )
  }
}

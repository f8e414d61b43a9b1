import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { inItem, placeOf } from './places.js'

/** Hard dates where the periods of the roadmap have none: told once, at the first of them. */
export function checkUndated({ items, planning }: Backlog, report: Report): void {
  if (planning.periods[0]?.start !== null) return
  const dated = items.filter((item) => item.due?.kind === 'hard' && isRankable(item))
  const [first] = dated
  if (!first) return
  const place = inItem(first, placeOf(first, 'due', 'date'))
  report(problem('dates-without-periods', place, { ids: dated.map(({ id }) => id) }))
}

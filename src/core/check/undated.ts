import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Dates that are to bind the plan where its periods have none: told once, at the first of them. */
export function checkUndated({ items, planning }: Backlog, report: Report): void {
  if (planning.periods[0]?.start !== null) return
  const isHard = ({ due }: Item) => due?.kind === 'hard'
  const dated = items.filter((item) => (isHard(item) || item.worthlessAfter) && isRankable(item))
  const [first] = dated
  if (!first) return
  const place = placeOf(first, isHard(first) ? 'due' : 'worthless_after', 'date')
  report(problem('dates-without-periods', place, { ids: dated.map(({ id }) => id) }))
}

import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Open items that were started after they were due. */
export function checkOwnDates({ items }: Pick<Backlog, 'items'>, report: Report): void {
  for (const item of items) {
    const { id, due, plain } = item
    if (!due || plain.started === undefined || !isRankable(item) || due.date >= plain.started)
      continue
    const place = placeOf(item, 'due', 'date')
    report(problem('due-before-start', place, { id, due: due.date, started: plain.started }))
  }
}

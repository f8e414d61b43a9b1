import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** A due date before that of an open dependency. */
export function checkDueDates({ items }: Backlog, report: Report): void {
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const item of items) {
    if (!item.due || !isRankable(item)) continue
    for (const id of item.dependsOn) {
      const dependency = byId.get(id)
      if (!dependency?.due || !isRankable(dependency) || dependency.due.date <= item.due.date)
        continue
      report(
        problem('due-before-dependency', placeOf(item, 'due'), {
          id: item.id,
          due: item.due.date,
          dependency: id,
          dependencyDue: dependency.due.date,
        }),
      )
    }
  }
}

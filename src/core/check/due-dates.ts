import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** A due date before that of an open dependency, or of one behind a dependency that has none itself. */
export function checkDueDates({ items, byId }: Backlog, report: Report): void {
  if (!items.some(({ due }) => due)) return
  const latest = latestDates(byId)
  for (const item of items) {
    if (!item.due || !isRankable(item)) continue
    for (const id of item.dependsOn) {
      const dated = latest(id)
      if (!dated?.due || dated.due.date <= item.due.date) continue
      report(
        problem('due-before-dependency', placeOf(item, 'due', 'date'), {
          id: item.id,
          due: item.due.date,
          dependency: dated.id,
          dependencyDue: dated.due.date,
          place: placeOf(dated, 'due', 'date'),
          ...(dated.id !== id && { through: id }),
        }),
      )
    }
  }
}

// Of an open item: itself where it has a date, else the last due of those it waits for.
function latestDates(byId: ReadonlyMap<string, Item>): (id: string) => Item | undefined {
  const known = new Map<string, Item | undefined>()
  return (id) => {
    const open = known.has(id) ? [] : [id]
    while (open.length) {
      const at = open.at(-1)!
      const item = byId.get(at)
      if (!item || !isRankable(item) || item.due) {
        known.set(at, item && isRankable(item) ? item : undefined)
        open.pop()
        continue
      }
      // On the way round a circle it counts as nothing.
      const isNew = !known.has(at)
      if (isNew) known.set(at, undefined)
      const next = isNew ? item.dependsOn.filter((to) => !known.has(to)) : []
      for (const to of next) open.push(to)
      if (next.length) continue
      known.set(at, lastDue(item.dependsOn.map((to) => known.get(to))))
      open.pop()
    }
    return known.get(id)
  }
}

function lastDue(items: readonly (Item | undefined)[]): Item | undefined {
  return items.reduce(
    (last, item) => (item?.due && (!last?.due || item.due.date > last.due.date) ? item : last),
    undefined,
  )
}

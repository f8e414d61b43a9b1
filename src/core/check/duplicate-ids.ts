import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Items with one id, case aside: each names another, the first one where it is not that itself. */
export function checkDuplicateIds({ items }: Backlog, report: Report): void {
  const first = new Map<string, Item>()
  const repeated = new Map<string, Item[]>()
  for (const item of items) {
    if (!item.id) continue
    const key = item.id.toLowerCase()
    const before = first.get(key)
    const others = repeated.get(key)
    if (!before) first.set(key, item)
    else if (others) others.push(item)
    else repeated.set(key, [before, item])
  }
  for (const all of repeated.values()) {
    const [{ title }] = all as [Item, ...Item[]]
    const isSameTitle = Boolean(title) && all.every((item) => item.title === title)
    for (const [at, item] of all.entries()) {
      const other = all[at === 0 ? 1 : 0]!
      report(
        problem('duplicate-id', placeOfId(item), {
          id: item.id,
          ...(all.length > 2 && { times: all.length }),
          ...(isSameTitle && { isSameTitle }),
          other: placeOfId(other),
          otherId: other.id,
        }),
      )
    }
  }
}

// What an alias repeats stands elsewhere, and the item here.
function placeOfId(item: Item): Place {
  const { node, source } = item
  return node.repeats ? { source, start: node.start, end: node.end } : placeOf(item, 'id')
}

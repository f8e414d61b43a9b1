import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Two items with one id, case aside: each names the other. */
export function checkDuplicateIds({ items }: Backlog, report: Report): void {
  const first = new Map<string, Item>()
  const reported = new Set<Item>()
  const tell = (item: Item, other: Item) =>
    report(
      problem('duplicate-id', placeOf(item, 'id'), {
        id: item.id,
        other: placeOf(other, 'id'),
        otherId: other.id,
      }),
    )
  for (const item of items) {
    if (!item.id) continue
    const key = item.id.toLowerCase()
    const other = first.get(key)
    if (!other) {
      first.set(key, item)
      continue
    }
    if (!reported.has(other)) tell(other, item)
    reported.add(other)
    tell(item, other)
  }
}

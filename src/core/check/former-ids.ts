import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Former ids that mean nothing, since an item has that id now or had it before another one. */
export function checkFormerIds(
  { items, byId }: Pick<Backlog, 'items' | 'byId'>,
  report: Report,
): void {
  const first = new Map<string, Item>()
  for (const item of items) {
    for (const [at, was] of (item.plain.was ?? []).entries()) {
      const living = byId.get(was)
      const other = living ?? first.get(was)
      if (!other) first.set(was, item)
      if (!other || (other === item && !living)) continue
      report(
        problem('former-id-in-use', placeOf(item, 'was', at), {
          id: was,
          of: other.id,
          isFormer: !living,
          other: placeOf(other, 'id'),
        }),
      )
    }
  }
}

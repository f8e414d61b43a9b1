import type { Item } from './item.js'

/** Ids of the items that group others: those that an item names as its parent. To be asked of all items that were read, faulty ones included. */
export function containersOf(items: readonly Pick<Item, 'parent'>[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ parent }) => (parent === undefined ? [] : [parent])))
}

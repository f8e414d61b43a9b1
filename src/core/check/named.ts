import type { Item } from '../backlog/item.js'

/** What an item without a usable id is called in a message; no id has blanks. */
export const UNNAMED = 'this item'

/** The items as messages may name them: one without a usable id has a name in its place. */
export function named(items: readonly Item[]): readonly Item[] {
  return items.every(({ id }) => id)
    ? items
    : items.map((item) => (item.id ? item : { ...item, id: UNNAMED }))
}

import { containersOf } from '../backlog/containers.js'
import type { Item } from '../backlog/item.js'
import type { Status } from '../schema/item.js'

const rankable: ReadonlySet<Status> = new Set(['idea', 'candidate', 'planned', 'in-progress'])

/** Whether an item's status is one that is ranked; containers are told apart by their children. */
export function isRankable(item: Pick<Item, 'status'>): boolean {
  return rankable.has(item.status)
}

const known = new WeakMap<readonly Item[], WeakMap<ReadonlySet<string>, readonly Item[]>>()

/**
 * The items that are ranked: those with such a status that are no container. Where the items are not all that were
 * read, the containers cannot be told from them and are to be given.
 */
export function rankableItems(
  items: readonly Item[],
  containers: ReadonlySet<string> = containersOf(items),
): readonly Item[] {
  const before = known.get(items)?.get(containers)
  if (before) return before
  const found = items.filter((item) => isRankable(item) && !containers.has(item.id))
  const ofItems = known.get(items) ?? new WeakMap<ReadonlySet<string>, readonly Item[]>()
  known.set(items, ofItems.set(containers, found))
  return found
}

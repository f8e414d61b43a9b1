import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { Container } from './plan.js'

/** Which items group which others. */
export interface Hierarchy {
  readonly byId: ReadonlyMap<string, Item>
  /** Direct children by id of their container, each list by id. */
  readonly children: ReadonlyMap<string, readonly Item[]>
  /** The containers that an item is in, the nearest first. */
  containersOf(item: Item): readonly Item[]
}

// Containers in containers beyond this depth have no say in what is inside.
const DEEPEST = 64

/**
 * Reads the parents of all items; a parent that is not among them is none. A container whose children all are not
 * among them has none.
 */
export function hierarchyOf(
  items: readonly Item[],
  containers: ReadonlySet<string> = new Set(),
): Hierarchy {
  const byId = new Map(items.map((item) => [item.id, item]))
  const children = new Map<string, Item[]>()
  for (const id of containers) if (byId.has(id)) children.set(id, [])
  for (const item of items) {
    if (item.parent === undefined || !byId.has(item.parent) || item.parent === item.id) continue
    const siblings = children.get(item.parent)
    if (siblings) siblings.push(item)
    else children.set(item.parent, [item])
  }
  for (const siblings of children.values()) siblings.sort((a, b) => compareText(a.id, b.id))
  return {
    byId,
    children,
    containersOf(item) {
      const containers: Item[] = []
      let at = item.parent === undefined ? undefined : byId.get(item.parent)
      while (at && at !== item && containers.length < DEEPEST && !containers.includes(at)) {
        containers.push(at)
        at = at.parent === undefined ? undefined : byId.get(at.parent)
      }
      return containers
    },
  }
}

/** The containers with what has shipped of them, by id. */
export function containersIn({ byId, children, containersOf }: Hierarchy): Container[] {
  const counts = new Map([...children.keys()].map((id) => [id, { shipped: 0, total: 0 }]))
  for (const item of byId.values()) {
    if (children.has(item.id) || item.status === 'dropped') continue
    for (const { id } of containersOf(item)) {
      const count = counts.get(id)!
      count.total++
      if (item.status === 'shipped') count.shipped++
    }
  }
  return [...children.keys()].sort(compareText).map((id) => ({
    item: byId.get(id)!,
    children: children.get(id)!,
    progress: counts.get(id)!,
  }))
}

import type { Item } from '../backlog/item.js'
import type { Configuration } from '../config/read-config.js'
import { entryOf, nodeAt } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'

/** The same place of something that the item lacks, so that any line of it has a part in that; a place in another file stays as it is. */
export function inItem({ node, source }: Item, place: Place): Place {
  if (place.source !== source) return place
  return { ...place, extent: { start: node.start, end: node.end } }
}

/** Where a key stands in a mapping that is a field of an item; the field, where the mapping has no such key. */
export function placeOfKey({ node, source }: Item, field: string, key: string): Place {
  const at = nodeAt(node, [field])
  const { start, end } = (at.kind === 'map' && entryOf(at, key)?.key) || at
  return { source, start, end }
}

/** Where a field of an item stands, or the item's start where it is not given. */
export function placeOf(item: Item, ...path: readonly PropertyKey[]): Place {
  const node = nodeAt(item.node, path)
  if (node === item.node) return startOf(node, item.source)
  return { source: item.source, start: node.start, end: node.end }
}

/** Where a name stands in a section of pm.yaml; undefined where that is not at hand. */
export function placeOfSetting(
  { root, source }: Pick<Configuration, 'root' | 'source'>,
  section: string,
  name: string,
): Place | undefined {
  const at = root && nodeAt(root, [section])
  const key = at?.kind === 'map' ? entryOf(at, name)?.key : undefined
  return key && source && { source, start: key.start, end: key.end }
}

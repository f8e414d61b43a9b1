import type { Item } from './item.js'

/** The same items under other ids, given by former id; what names them by the former id names them by the other. */
export function renamed(items: readonly Item[], ids: ReadonlyMap<string, string>): readonly Item[] {
  if (ids.size === 0) return items
  const now = (id: string) => ids.get(id) ?? id
  return items.map((item) => {
    const { id, parent, dependsOn } = item
    const isNamed =
      ids.has(id) || (parent && ids.has(parent)) || dependsOn.some((to) => ids.has(to))
    if (!isNamed) return item
    const named = { ...item, id: now(id), dependsOn: dependsOn.map(now) }
    return parent === undefined ? named : { ...named, parent: now(parent) }
  })
}

/** Former ids with the ids that items have in their place; not those that an item has now. */
export function formerIds(items: readonly Item[]): ReadonlyMap<string, string> {
  const former = new Map<string, string>()
  for (const { id, plain } of items)
    for (const was of plain.was ?? []) if (id && !former.has(was)) former.set(was, id)
  if (former.size > 0) for (const { id } of items) former.delete(id)
  return former
}

import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'

/** An item that is gone and one that is new which look like the same under another id. */
export interface LikelyRename {
  readonly from: Item
  readonly to: Item
}

/**
 * Which of the removed items are likely to be added ones that nobody gave a `was`: those alone in having a title, whatever
 * its case, else those alone in having all other fields alike, of which there are some. In the order of those
 * added.
 */
export function likelyRenames(
  removed: readonly Item[],
  added: readonly Item[],
): readonly LikelyRename[] {
  const found = new Map<Item, Item>()
  const taken = new Set<Item>()
  for (const keyOf of [titleOf, contentsOf]) {
    const [gone, come] = [
      byKey(
        removed.filter((item) => !found.has(item)),
        keyOf,
      ),
      byKey(
        added.filter((item) => !taken.has(item)),
        keyOf,
      ),
    ]
    for (const [key, [from, ...more]] of gone) {
      const [to, ...others] = come.get(key) ?? []
      if (!from || !to || more.length + others.length > 0) continue
      found.set(from, to)
      taken.add(to)
    }
  }
  const former = new Map([...found].map(([from, to]) => [to, from]))
  return added.flatMap((to) => {
    const from = former.get(to)
    return from ? [{ from, to }] : []
  })
}

function byKey(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const others = found.get(key)
    if (others) others.push(item)
    else found.set(key, [item])
  }
  return found
}

function titleOf({ id, title }: Item): string | undefined {
  return title === id ? undefined : title.toLowerCase().replace(/\s+/g, ' ').trim()
}

// Two items that are hardly estimated have as much in common as these.
const LEAST_FIELDS = 3
const names: ReadonlySet<string> = new Set(['id', 'title', 'was'])

function contentsOf({ node, source }: Item): string | undefined {
  const fields = node.entries.filter(({ key }) => !names.has(key.text))
  if (fields.length < LEAST_FIELDS) return undefined
  return fields
    .map(({ key, value }) => `${key.text}: ${source.text.slice(value.start, value.end)}`)
    .sort(compareText)
    .join('\n')
}

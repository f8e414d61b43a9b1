/** A node of a YAML document with its offsets in the file's text; `end` is exclusive. */
export type YamlNode = YamlScalar | YamlMap | YamlSequence

/** Where the node stands that an alias repeats; what is in it keeps its offsets there. */
interface Repeated {
  readonly repeats?: { readonly start: number; readonly end: number }
}

export interface YamlScalar extends Repeated {
  readonly kind: 'scalar'
  readonly start: number
  readonly end: number
  /** Resolved by the core schema of YAML 1.2. */
  readonly value: null | boolean | number | string
  /** The scalar's text after quoting and folding are undone: `007` for `id: 007`. */
  readonly text: string
}

export interface YamlMap extends Repeated {
  readonly kind: 'map'
  readonly start: number
  readonly end: number
  readonly entries: readonly YamlEntry[]
}

export interface YamlEntry {
  readonly key: YamlScalar
  readonly value: YamlNode
}

export interface YamlSequence extends Repeated {
  readonly kind: 'sequence'
  readonly start: number
  readonly end: number
  readonly items: readonly YamlNode[]
}

/** The value under a key, or undefined where the key is absent or its value is null. */
export function child(map: YamlMap, key: string): YamlNode | undefined {
  const entry = entryOf(map, key)
  return entry && !isNull(entry.value) ? entry.value : undefined
}

export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  if (map.entries.length > FEW) return indexOf(map).get(key)
  return map.entries.find((entry) => entry.key.text === key)
}

// Up to so many entries a search costs less than an index.
const FEW = 32
const indexes = new WeakMap<readonly YamlEntry[], ReadonlyMap<string, YamlEntry>>()

// Without it, to look up each key of a mapping would take the square of their number.
function indexOf({ entries }: YamlMap): ReadonlyMap<string, YamlEntry> {
  const known = indexes.get(entries)
  if (known) return known
  const index = new Map<string, YamlEntry>()
  for (const entry of entries) if (!index.has(entry.key.text)) index.set(entry.key.text, entry)
  indexes.set(entries, index)
  return index
}

export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null
}

/** The deepest node that exists on a path of keys and indexes. */
export function nodeAt(node: YamlNode, path: readonly PropertyKey[]): YamlNode {
  let at = node
  for (const step of path) {
    const next =
      at.kind === 'map'
        ? entryOf(at, String(step))?.value
        : at.kind === 'sequence'
          ? at.items[Number(step)]
          : undefined
    if (!next) return at
    at = next
  }
  return at
}

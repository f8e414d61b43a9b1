/** What a part of a YAML document says, without where it stands; a node is one. */
export type Value =
  | {
      readonly kind: 'scalar'
      readonly value: null | boolean | number | string
      readonly text: string
    }
  | { readonly kind: 'map'; readonly entries: readonly ValueEntry[] }
  | { readonly kind: 'sequence'; readonly items: readonly Value[] }

interface ValueEntry {
  readonly key: { readonly text: string }
  readonly value: Value
}

/** What says nothing. */
export const empty: Value = { kind: 'scalar', value: null, text: '' }

/** Whether two parts say the same: the order of keys does not count, and how a text is quoted or folded. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.kind === 'scalar') return b.kind === 'scalar' && isSameScalar(a, b)
  if (a.kind === 'sequence')
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSame(item, b.items[index]!))
    )
  return b.kind === 'map' && isSameMap(a.entries, b.entries)
}

// 1.0 and 1 are two texts where a field is text, and 5 and "5" two values where it is not.
function isSameScalar(a: Extract<Value, { kind: 'scalar' }>, b: typeof a): boolean {
  if (a.value === null || b.value === null) return a.value === b.value
  return a.text === b.text && typeof a.value === typeof b.value
}

function isSameMap(a: readonly ValueEntry[], b: readonly ValueEntry[]): boolean {
  if (a.length !== b.length) return false
  let others: ReadonlyMap<string, Value> | undefined
  return a.every(({ key, value }, index) => {
    const beside = b[index]!
    if (!others && beside.key.text === key.text) return isSame(value, beside.value)
    others ??= new Map(b.map((entry) => [entry.key.text, entry.value]))
    const other = others.get(key.text)
    return other !== undefined && isSame(value, other)
  })
}

/** One text for all values that are the same. */
export function canonicalText(value: Value): string {
  if (value.kind === 'scalar')
    return value.value === null ? 'null' : typeof value.value + JSON.stringify(value.text)
  if (value.kind === 'sequence') return `[${value.items.map(canonicalText).join()}]`
  const entries = value.entries.map(
    (entry) => `${JSON.stringify(entry.key.text)}:${canonicalText(entry.value)}`,
  )
  return `{${entries.sort().join()}}`
}

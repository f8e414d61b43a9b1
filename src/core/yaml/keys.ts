import { type Composer, reportAt } from './composer.js'
import type { YamlEntry, YamlScalar } from './node.js'
import type { Key } from './seen-keys.js'

/** Whether a key may stand in a mapping; what may not is reported. */
export function isAllowed(c: Composer, key: Key, node: YamlScalar, isPlain: boolean): boolean {
  const { start, end } = node
  if (key.isForbidden) reportAt(c, 'forbidden-key', start, end, { key: key.text })
  else if (isPlain && key.text === '<<') reportAt(c, 'merge-key', start, end, {})
  else if (key.text === '') reportAt(c, 'empty-text', start, end, { field: 'the name of a field' })
  else return true
  return false
}

/** The entries of a complete mapping without those whose key came before; these are reported. */
export function unique(c: Composer, entries: readonly YamlEntry[]): readonly YamlEntry[] {
  const mapping = ++c.seen.mappings
  const from = c.openKeys.length - entries.length
  let repeated: Set<YamlEntry> | undefined
  for (let i = 0; i < entries.length; i++) {
    const key = c.openKeys[from + i]!
    const entry = entries[i]!
    if (key.mapping === mapping) {
      reportRepeated(c, key, entry.key)
      repeated ??= new Set()
      repeated.add(entry)
    } else {
      key.mapping = mapping
      key.first = entry.key
    }
  }
  c.openKeys.length = from
  return repeated ? entries.filter((entry) => !repeated.has(entry)) : entries
}

function reportRepeated(c: Composer, key: Key, repeated: YamlScalar): void {
  const { start, end } = key.first!
  reportAt(c, 'duplicate-key', repeated.start, repeated.end, {
    key: key.text,
    first: { source: c.source, start, end },
  })
}

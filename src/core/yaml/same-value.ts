import { entryOf, type YamlNode } from './node.js'

/** Whether two nodes hold the same value, however it is written and in whichever order keys stand. */
export function isSameValue(a: YamlNode, b: YamlNode): boolean {
  if (a === b) return true
  if (a.kind === 'scalar')
    return b.kind === 'scalar' && (a.text === b.text || isSameNumber(a.value, b.value))
  if (a.kind === 'sequence')
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, at) => isSameValue(item, b.items[at]!))
    )
  return (
    b.kind === 'map' &&
    a.entries.length === b.entries.length &&
    a.entries.every(({ key, value }) => {
      const other = entryOf(b, key.text)
      return other !== undefined && isSameValue(value, other.value)
    })
  )
}

function isSameNumber(a: unknown, b: unknown): boolean {
  return typeof a !== 'string' && a === b
}

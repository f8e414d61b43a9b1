import { entryOf, type YamlMap, type YamlNode } from './node.js'
import type { YamlPath } from './path.js'
import { isSameValue } from './same-value.js'

/**
 * Whether a tree is another one in which nothing but the value at a path was set. Mappings that the path needs and that
 * were not there may have been made for it.
 */
export function isSameButAt(
  before: YamlNode | undefined,
  after: YamlNode,
  path: YamlPath,
  value: YamlNode,
): boolean {
  const [step, ...rest] = path
  if (step === undefined) return isSameValue(after, value)
  if (before?.kind === 'sequence' && after.kind === 'sequence')
    return (
      before.items.length === after.items.length &&
      before.items.every((item, at) =>
        at === step
          ? isSameButAt(item, after.items[at]!, rest, value)
          : isSameValue(item, after.items[at]!),
      )
    )
  if (after.kind !== 'map') return false
  const was = before?.kind === 'map' ? before : undefined
  const key = String(step)
  const set = entryOf(after, key)
  if (!set || !isSameButAt(was && entryOf(was, key)?.value, set.value, rest, value)) return false
  return isSameValue(without(was, key), without(after, key))
}

function without(map: YamlMap | undefined, key: string): YamlMap {
  const entries = map?.entries.filter((entry) => entry.key.text !== key) ?? []
  return { kind: 'map', start: 0, end: 0, entries }
}

import { movedLight } from './light-map.js'
import type { YamlEntry, YamlNode } from './node.js'

/** A node without aliases as it is so many characters further on in a text. */
export function shifted<N extends YamlNode>(node: N, by: number): N {
  return by === 0 ? node : (moved(node, by) as N)
}

function moved(node: YamlNode, by: number): YamlNode {
  const { kind, start, end } = node
  switch (kind) {
    case 'scalar':
      return { kind, start: start + by, end: end + by, value: node.value, text: node.text }
    case 'sequence':
      return {
        kind,
        start: start + by,
        end: end + by,
        items: node.items.map((at) => moved(at, by)),
      }
    case 'map':
      return (
        movedLight(node, by) ?? {
          kind,
          start: start + by,
          end: end + by,
          entries: node.entries.map(
            ({ key, value }) => ({ key: moved(key, by), value: moved(value, by) }) as YamlEntry,
          ),
        }
      )
  }
}

import type { YamlNode } from './node.js'
import type { Place, SourceFile } from './source.js'

/** The first key of a mapping, where a missing field is reported; its extent is the mapping. */
export function startOf(node: YamlNode, source: SourceFile): Place {
  const first = node.kind === 'map' ? (node.entries[0]?.key ?? node) : node
  const extent = { start: node.start, end: node.end }
  return { source, start: first.start, end: first.end, extent }
}

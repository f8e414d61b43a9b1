import type { YamlNode } from '../../../src/core/yaml/node.js'

/** A tree as plain data, as js-yaml loads it: its keys are the keys' text. */
export function plain(node: YamlNode | undefined): unknown {
  if (!node) return null
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'sequence':
      return node.items.map(plain)
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]))
  }
}

/** Each node of a tree once, parents before children. */
export function* nodesOf(node: YamlNode): Generator<YamlNode> {
  yield node
  if (node.kind === 'sequence') for (const item of node.items) yield* nodesOf(item)
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      yield key
      yield* nodesOf(value)
    }
  }
}

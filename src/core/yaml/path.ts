import { entryOf, type YamlNode } from './node.js'

/** Keys of mappings and indexes of lists from the root of a document to a value. */
export type YamlPath = readonly (string | number)[]

/** The path to the outermost node at a place of the text; undefined where none stands there. */
export function pathTo(
  root: YamlNode,
  { start, end, kind }: Pick<YamlNode, 'start' | 'end' | 'kind'>,
): YamlPath | undefined {
  const path: (string | number)[] = []
  let at: YamlNode | undefined = root
  while (at) {
    if (at.start === start && at.end === end && at.kind === kind) return path
    const next: YamlNode | undefined = stepTowards(at, start, path)
    at = next
  }
  return undefined
}

function stepTowards(
  node: YamlNode,
  start: number,
  path: (string | number)[],
): YamlNode | undefined {
  const holds = (each: YamlNode) => each.start <= start && start < each.end
  if (node.kind === 'sequence') {
    const at = node.items.findIndex(holds)
    if (at >= 0) path.push(at)
    return node.items[at]
  }
  const entry = node.kind === 'map' ? node.entries.find(({ value }) => holds(value)) : undefined
  if (entry) path.push(entry.key.text)
  return entry?.value
}

/** The value under one step of a path. */
export function stepInto(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'map') return entryOf(node, String(step))?.value
  return node.kind === 'sequence' && typeof step === 'number' ? node.items[step] : undefined
}

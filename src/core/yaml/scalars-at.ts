import { firstWhere } from '../search.js'
import type { YamlNode, YamlScalar } from './node.js'

/** Those of the offsets, which ascend, at which a scalar stands: what looks like a comment there is text. */
export function scalarsAt(
  text: string,
  root: YamlNode,
  offsets: readonly number[],
): ReadonlySet<number> {
  const found = new Set<number>()
  if (offsets.length) visit(root)
  return found

  function visit(node: YamlNode): void {
    if (node.kind === 'scalar') add(node)
    else if (node.kind === 'sequence') node.items.forEach(visit)
    else
      for (const { key, value } of node.entries) {
        add(key)
        visit(value)
      }
  }

  function add(scalar: YamlScalar): void {
    const start = textStart(text, scalar)
    for (let at = firstFrom(offsets, start); offsets[at]! < scalar.end; at++)
      found.add(offsets[at]!)
  }
}

// The line with the indicator of a block scalar may end in a comment.
function textStart(text: string, { start, end }: YamlScalar): number {
  if (text[start] !== '|' && text[start] !== '>') return start
  const lineBreak = /[\r\n]/g
  lineBreak.lastIndex = start
  return Math.min(end, lineBreak.exec(text)?.index ?? end)
}

function firstFrom(sorted: readonly number[], least: number): number {
  return firstWhere(sorted, (each) => each >= least)
}

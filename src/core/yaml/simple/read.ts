import type { Composer } from '../composer.js'
import type { YamlNode } from '../node.js'
import { simpleBlock, simpleEntry } from './block.js'
import { OVER, toFirstToken, toNextLine } from './lines.js'

/**
 * The tree of a composer's text of simple YAML, which nearly all is that people write: mappings and lists by
 * indentation, those in brackets and scalars on one line. Undefined of any other, also where something is wrong:
 * only what js-yaml reads the same, with the same places, is read here, in a fifth of the time. What is in
 * the composer then is of no use.
 */
export function readSimple(c: Composer): YamlNode | undefined {
  let column = toFirstToken(c)
  if (column === 0 && c.text.startsWith('---', c.at)) {
    c.at += 3
    column = toNextLine(c)
  }
  const node = column >= 0 ? simpleBlock(c, column) : undefined
  return c.column === OVER ? node : undefined
}

/**
 * The entry of a list whose lines stand between two offsets of the composer's file, if it is simple YAML; else the
 * composer is as it was, but for `at` and `end`. No anchor may be open.
 */
export function readSimpleEntry(
  c: Composer,
  from: number,
  to: number,
  column: number,
): YamlNode | undefined {
  const { text, base, depth } = c
  const [keys, entries, items] = [c.openKeys.length, c.openEntries.length, c.openItems.length]
  c.text = c.source.text
  c.base = 0
  c.at = from + column
  const entry = simpleEntry(c, column)
  if (entry && isOverAt(c, to, column)) return entry
  c.openKeys.length = keys
  c.openEntries.length = entries
  c.openItems.length = items
  c.text = text
  c.base = base
  c.depth = depth
  return undefined
}

function isOverAt(c: Composer, to: number, column: number): boolean {
  return c.column === OVER ? to === c.text.length : c.column === column && c.at === to + column
}

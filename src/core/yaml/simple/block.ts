import { nullScalar } from '../compose-scalar.js'
import type { Composer } from '../composer.js'
import { unique } from '../keys.js'
import { MAX_DEPTH } from '../limits.js'
import type { YamlMap, YamlNode, YamlSequence } from '../node.js'
import { behindSpaces, isGap, KIND, kindAt } from './characters.js'
import { beginsFlow, simpleFlow } from './flow.js'
import { beginsKey, keyNode, simpleKey } from './keys.js'
import { toNextLine, UNKNOWN } from './lines.js'
import { simpleScalar } from './scalars.js'

/**
 * The list or mapping whose first token stands at `c.at` in a column; then `c.at` and `c.column` are those of the first
 * token of the line after it. Undefined where anything in it is not simple, or wrong: then nothing is known.
 */
export function simpleBlock(c: Composer, column: number): YamlNode | undefined {
  if (c.depth >= MAX_DEPTH) return undefined
  c.depth++
  const node = isDash(c.text, c.at) ? list(c, column) : mapping(c, column)
  c.depth--
  return node
}

/** The entry of a list whose dash stands at `c.at` in a column, as `simpleBlock` reads it. */
export function simpleEntry(c: Composer, column: number): YamlNode | undefined {
  const { text } = c
  const line = c.at - column
  c.at = c.end = c.at + 1
  const at = behindSpaces(text, c.at)
  if (!isDash(text, at) && !beginsKey(text, at)) return valueBehind(c, column, column + 1)
  c.at = at
  return simpleBlock(c, at - line)
}

function mapping(c: Composer, column: number): YamlMap | undefined {
  const { at: start } = c
  const before = c.openEntries.length
  do {
    const { at } = c
    const key = simpleKey(c)
    const value = key && valueBehind(c, column, column)
    if (!value) return undefined
    c.openKeys.push(key)
    c.openEntries.push({ key: keyNode(c, key, at), value })
  } while (c.column === column)
  if (c.column > column) return undefined
  const entries = unique(c, c.openEntries.splice(before))
  return { kind: 'map', start: c.base + start, end: c.base + c.end, entries }
}

function list(c: Composer, column: number): YamlSequence | undefined {
  const { at: start } = c
  const before = c.openItems.length
  do {
    const entry = simpleEntry(c, column)
    if (!entry) return undefined
    c.openItems.push(entry)
  } while (c.column === column && isDash(c.text, c.at))
  if (c.column > column) return undefined
  const items = c.openItems.splice(before)
  return { kind: 'sequence', start: c.base + start, end: c.base + c.end, items }
}

// What stands behind an indicator on its line, or on the next ones: a list at least in a column.
function valueBehind(c: Composer, column: number, listColumn: number): YamlNode | undefined {
  const { text, at: behind } = c
  const at = behindSpaces(text, behind)
  const kind = kindAt(text, at)
  if (kind === KIND.BREAK || kind === KIND.HASH || kind === KIND.END) {
    c.column = toNextLine(c)
    if (c.column === UNKNOWN) return undefined
    if (c.column > column || (c.column >= listColumn && isDash(text, c.at)))
      return simpleBlock(c, c.column)
    c.end = behind
    return nullScalar(c, behind, behind)
  }
  c.at = at
  const node = beginsFlow(text, at) ? simpleFlow(c) : simpleScalar(c, false)
  if (!node) return undefined
  c.column = toNextLine(c)
  // A deeper line would belong to the text.
  return c.column === UNKNOWN || c.column > column ? undefined : node
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isGap(kindAt(text, at + 1))
}

const DASH = 0x2d

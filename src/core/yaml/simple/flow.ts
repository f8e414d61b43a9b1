import type { Composer } from '../composer.js'
import { unique } from '../keys.js'
import { MAX_DEPTH } from '../limits.js'
import type { YamlMap, YamlNode, YamlSequence } from '../node.js'
import { behindSpaces } from './characters.js'
import { keyNode, simpleKey } from './keys.js'
import { simpleScalar } from './scalars.js'

/** The list or mapping in brackets that begins at `c.at` and ends on its line; undefined where it is not simple. */
export function simpleFlow(c: Composer): YamlMap | YamlSequence | undefined {
  if (c.depth >= MAX_DEPTH) return undefined
  c.depth++
  const node = c.text.charCodeAt(c.at) === BRACE ? mapping(c) : list(c)
  c.depth--
  return node
}

/** Whether a list or a mapping in brackets begins at an offset. */
export function beginsFlow(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === BRACE || code === BRACKET
}

function list(c: Composer): YamlSequence | undefined {
  const { at: start } = c
  const before = c.openItems.length
  c.at++
  while (!closes(c, CLOSING_BRACKET)) {
    const node = simpleValue(c)
    if (!node || !separated(c, CLOSING_BRACKET)) return undefined
    c.openItems.push(node)
  }
  const items = c.openItems.splice(before)
  return { kind: 'sequence', start: c.base + start, end: c.base + c.end, items }
}

function mapping(c: Composer): YamlMap | undefined {
  const { at: start } = c
  const before = c.openEntries.length
  c.at++
  while (!closes(c, CLOSING_BRACE)) {
    const { at } = c
    const key = simpleKey(c)
    if (!key) return undefined
    skipSpaces(c)
    const value = simpleValue(c)
    if (!value || !separated(c, CLOSING_BRACE)) return undefined
    c.openKeys.push(key)
    c.openEntries.push({ key: keyNode(c, key, at), value })
  }
  const entries = unique(c, c.openEntries.splice(before))
  return { kind: 'map', start: c.base + start, end: c.base + c.end, entries }
}

function simpleValue(c: Composer): YamlNode | undefined {
  return beginsFlow(c.text, c.at) ? simpleFlow(c) : simpleScalar(c, true)
}

// Behind what closes it, if that comes next.
function closes(c: Composer, closing: number): boolean {
  skipSpaces(c)
  if (c.text.charCodeAt(c.at) !== closing) return false
  c.end = ++c.at
  return true
}

// Behind a comma, or before what closes it.
function separated(c: Composer, closing: number): boolean {
  skipSpaces(c)
  const code = c.text.charCodeAt(c.at)
  if (code !== COMMA) return code === closing
  c.at++
  return true
}

function skipSpaces(c: Composer): void {
  c.at = behindSpaces(c.text, c.at)
}

const COMMA = 0x2c
const BRACKET = 0x5b
const CLOSING_BRACKET = 0x5d
const BRACE = 0x7b
const CLOSING_BRACE = 0x7d

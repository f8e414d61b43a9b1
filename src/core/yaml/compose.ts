import {
  COLLECTION_STYLE,
  EVENT_ID,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml'
import { closeAnchor, composeAlias, openAnchor } from './anchors.js'
import { cutOf, endOfNumber, isWithoutColon, numberPiece } from './comma-piece.js'
import { composeScalar, type Indicator, nullScalar, scalar } from './compose-scalar.js'
import { type Composer, reportAt } from './composer.js'
import { lineEnd, nextToken } from './gap.js'
import { isAllowed, unique } from './keys.js'
import { MAX_DEPTH, MAX_KEY } from './limits.js'
import { nextPiece, taken } from './next-piece.js'
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.js'
import { resolvePlain } from './plain-value.js'
import { type Key, keyOf } from './seen-keys.js'

const { SEQUENCE, MAPPING, SCALAR, ALIAS, POP } = EVENT_ID
const { PLAIN } = SCALAR_STYLE

/**
 * The node whose events come next. Everything refused is reported; a refused entry is left out, a refused
 * value is null, and a tag is passed over.
 */
export function composeNode(c: Composer, before: Indicator): YamlNode {
  const event = c.events[c.index++]!
  switch (event.type) {
    case ALIAS:
      return composeAlias(c, event) ?? nullScalar(c, event.anchorStart - 1, event.anchorEnd)
    case SCALAR:
    case MAPPING:
    case SEQUENCE:
      break
    default:
      throw new Error(`no node begins with event ${event.type}`)
  }
  if (event.tagStart >= 0) reportTag(c, event.tagStart, event.tagEnd)
  const anchor = event.anchorStart >= 0 ? openAnchor(c, event) : undefined
  c.nodes++
  const node =
    event.type === SCALAR ? composeScalar(c, event, before) : composeCollection(c, event, before)
  if (anchor) closeAnchor(c, anchor, node)
  return node
}

function composeCollection(
  c: Composer,
  event: MappingEvent | SequenceEvent,
  before: Indicator,
): YamlNode {
  const { start } = event
  if (event.style === COLLECTION_STYLE.BLOCK) checkOwnLine(c, event, before)
  const isBracketed =
    event.style === COLLECTION_STYLE.FLOW && (c.text[start] === '{' || c.text[start] === '[')
  c.at = c.end = isBracketed ? start + 1 : start
  c.depth++
  if (c.depth > c.deepest) c.deepest = c.depth
  if (c.depth > MAX_DEPTH) reportTooDeep(c, start)
  const node = event.type === MAPPING ? composeMapping(c, start) : composeSequence(c, start)
  c.depth--
  return node
}

function composeMapping(c: Composer, start: number): YamlMap {
  const from = c.base + start
  const isFlow = c.text[start] === '{'
  const before = c.openEntries.length
  while (c.events[c.index]!.type !== POP) {
    const key = composeKey(c)
    const value = composeNode(c, ':')
    if (key && !(isFlow && isRestOfNumber(c, before, { key, value })))
      c.openEntries.push({ key, value })
  }
  c.index++
  if (isFlow) closeFlow(c, '}')
  const entries = unique(c, c.openEntries.splice(before))
  return { kind: 'map', start: from, end: c.base + c.end, entries }
}

// Of `{reach: 1,400}` YAML makes two fields. What is left out is told once, with all that follows it.
function isRestOfNumber(c: Composer, first: number, entry: YamlEntry): boolean {
  const { text } = c.source
  const above = c.openEntries.length > first ? c.openEntries.at(-1)! : undefined
  const piece = above && isWithoutColon(entry) ? numberPiece(text, above, entry.key) : 0
  if (piece === 0) return false
  if (piece === 1) {
    const { start, end, args } = cutOf(text, above!, endOfNumber(text, entry.key))
    reportAt(c, 'comma-in-braces', start, end, args)
    // Nothing else is to be said of it.
    const [meant = ''] = args.instead
    const value = { kind: 'scalar', start, end, text: meant, value: resolvePlain(meant) } as const
    c.openEntries[c.openEntries.length - 1] = { key: above!.key, value }
  }
  c.openKeys.pop()
  return true
}

function composeSequence(c: Composer, start: number): YamlSequence {
  const from = c.base + start
  const isFlow = c.text[start] === '['
  const before = c.openItems.length
  do {
    while (c.events[c.index]!.type !== POP) c.openItems.push(taken(c, from, composeNode(c, '-')))
  } while (nextPiece(c, from))
  c.index++
  if (isFlow) closeFlow(c, ']')
  const items = c.openItems.splice(before)
  return { kind: 'sequence', start: from, end: c.base + c.end, items }
}

// A pair inside [ ] is a mapping without brackets, even where its key begins with one.
function closeFlow(c: Composer, closing: string): void {
  const next = nextToken(c.text, c.at, ',:?')
  if (c.text[next] === closing) c.at = c.end = next + 1
}

function composeKey(c: Composer): YamlScalar | undefined {
  const event = c.events[c.index]!
  if (event.type === SCALAR && isBare(event)) return composeBareKey(c, event)
  const name = composeNode(c, '?')
  if (name.kind !== 'scalar') {
    reportAt(c, 'complex-key', name.start, name.end, {})
    return undefined
  }
  if (name.end - name.start > MAX_KEY) {
    reportAt(c, 'text-too-long', name.start, name.end, { limit: MAX_KEY })
    return undefined
  }
  const isPlain = event.type === SCALAR && event.style === PLAIN
  return keyed(c, keyOf(c.seen, name.text), name, isPlain)
}

// Nearly every key: plain, on one line and without an anchor or a tag.
function isBare(event: ScalarEvent): boolean {
  const { style, fast, valueStart, valueEnd, anchorStart, tagStart } = event
  const isPlain = style === PLAIN && fast && valueStart >= 0 && valueEnd - valueStart <= MAX_KEY
  return isPlain && anchorStart < 0 && tagStart < 0
}

// Equal keys share one text: each of its own would stay as long as the tree.
function composeBareKey(c: Composer, { valueStart, valueEnd }: ScalarEvent) {
  c.index++
  c.nodes++
  c.at = c.end = valueEnd
  const key = keyOf(c.seen, c.text.slice(valueStart, valueEnd))
  return keyed(c, key, scalar(c, valueStart, valueEnd, key.plain, key.text), true)
}

function keyed(c: Composer, key: Key, name: YamlScalar, isPlain: boolean) {
  if (!isAllowed(c, key, name, isPlain)) return undefined
  c.openKeys.push(key)
  return name
}

// js-yaml accepts the second colon of `a: &b c: d` and the second anchor of `&a &b c: d`, other parsers do not.
function checkOwnLine(
  c: Composer,
  { start, anchorStart, anchorEnd }: MappingEvent | SequenceEvent,
  before: Indicator,
): void {
  const from = anchorStart >= 0 ? anchorEnd : c.at
  if ((anchorStart < 0 && before !== ':') || /[\r\n]/.test(c.text.slice(from, start))) return
  reportAt(c, 'yaml-syntax', start, lineEnd(c.text, start), {
    reason: `a field begins on the line of ${anchorStart >= 0 ? 'an anchor' : 'another one'}`,
    hint: 'begin it on the next line, or quote the text',
  })
}

function reportTag(c: Composer, start: number, end: number): void {
  reportAt(c, 'tag', start, end, { tag: c.text.slice(start, end) })
}

function reportTooDeep(c: Composer, start: number): void {
  if (c.isWalkable) reportAt(c, 'too-deep', start, start + 1, { limit: MAX_DEPTH })
  c.isWalkable = false
}

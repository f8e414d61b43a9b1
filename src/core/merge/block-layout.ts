import { indentOf, lineEnd, lineStart, nextToken } from '../yaml/gap.js'
import type { YamlNode } from '../yaml/node.js'
import {
  type BlockLayout,
  type Collection,
  childrenOf,
  type Entry,
  ownComments,
  styleOf,
} from './layout.js'
import type { Side } from './side.js'

/** The lines that a mapping or list has for itself: from the one behind its introduction, or its first entry. */
export interface Lines {
  readonly from: number
  readonly to: number
  /** Whether they are all of the text, which may also hold the marks of a document. */
  readonly areAll?: boolean
}

/** The layout of a collection without brackets; undefined where something stands in it that only a parser can place. */
export function blockLayout(
  side: Side,
  node: Collection,
  { from, to, areAll = false }: Lines,
): BlockLayout | undefined {
  const { text } = side
  const indent = node.start - lineStart(text, node.start)
  const isInline = from === node.start && indent > 0
  const entries: Entry[] = []
  let head = ''
  let at = from
  let before = node.start
  for (const { key, value } of childrenOf(node)) {
    const isFirst = entries.length === 0
    const start = isFirst ? node.start : nextToken(text, before)
    if (key ? start !== key.start : text[start] !== '-') return undefined
    const line = isFirst && isInline ? start : lineStart(text, start)
    if (line !== start && (start - line !== indent || indentOf(text, line) !== indent))
      return undefined
    const above = text.slice(at, line)
    const own = isFirst ? ownComments(above) : 0
    if (isFirst) head = above.slice(0, own)
    if (!isComments(above.slice(areAll ? own : 0))) return undefined
    const places = placesOf(text, value, key ? key.end : start + 1)
    entries.push({
      side,
      key,
      value,
      lead: above.slice(own),
      start,
      ...places,
      dash: '',
      lineEnd: '',
      indent,
    })
    at = places.end
    before = value.end
  }
  const tail = text.slice(at, to)
  if (!areAll && !isComments(tail)) return undefined
  return { style: 'block', kind: node.kind, indent, isInline, head, tail, entries }
}

/** Where the value of an entry begins and ends whose key or dash ends at an offset. */
function placesOf(text: string, value: YamlNode, introEnd: number) {
  if (styleOf(text, value) !== 'block') {
    const valueEnd = textEnd(text, value)
    return { valueStart: value.start, valueEnd, end: behindLine(text, valueEnd) }
  }
  const isBelow = text.slice(introEnd, value.start).includes('\n')
  const indent = value.start - lineStart(text, value.start)
  const end = commentsEnd(text, behindLine(text, textEnd(text, value)), indent)
  return { valueStart: isBelow ? lineAfter(text, introEnd) : value.start, valueEnd: end, end }
}

// The blank lines below a text that keeps them (`|+`) are part of it.
function textEnd(text: string, node: YamlNode): number {
  let last = node
  while (last.kind !== 'scalar' && styleOf(text, last) === 'block') {
    const inner = childrenOf(last as Collection).at(-1)
    if (!inner) break
    last = inner.value
  }
  if (!/^[|>]\d?\+/.test(text.slice(last.start, last.start + 3))) return node.end
  let at = lineAfter(text, last.end)
  while (at < text.length && text.slice(at, lineAfter(text, at)).trim() === '') {
    at = lineAfter(text, at)
  }
  return at
}

/** Behind the last of the comments below a line that are indented at least so far. */
function commentsEnd(text: string, from: number, indent: number): number {
  let end = from
  for (let at = from; at < text.length; ) {
    const next = lineAfter(text, at)
    const first = at + indentOf(text, at)
    if (text[first] === '#') {
      if (first - at < indent) break
      end = next
    } else if (text.slice(at, next).trim() !== '') break
    at = next
  }
  return end
}

function lineAfter(text: string, offset: number): number {
  return Math.min(lineEnd(text, offset) + 1, text.length)
}

// A text that keeps the blank lines below it ends where a line begins.
function behindLine(text: string, end: number): number {
  return text[end - 1] === '\n' ? end : lineAfter(text, end)
}

// A line that says something, of whatever length the lines before it are.
const OTHER = /(?:^|\n)[ \t]*[^\s#]/

function isComments(lines: string): boolean {
  return !OTHER.test(lines)
}

import { firstWhere } from '../search.js'
import { lineStart } from './gap.js'
import type { YamlSequence } from './node.js'

/** Where two texts differ within a list that ends both. */
export interface Cut {
  /** Index of the first entry that is to be read, and of the next one in the earlier text that is not. */
  readonly first: number
  readonly next: number
  /** The stretch of the later text that stands in their place; it begins with the dash of an entry. */
  readonly from: number
  readonly to: number
}

/** The entries of a list of the earlier text outside of which the later one is the same; undefined where there are none. */
export function cutBetween(was: string, now: string, list: YamlSequence): Cut | undefined {
  const same = commonStart(was, now)
  const rest = commonEnd(was, now, Math.min(was.length, now.length) - same)
  const indent = list.start - lineStart(was, list.start)
  const { items } = list
  let first = firstFrom(items, same + 1) - 1
  // The dash and the blank behind it are the same, so that an entry begins there in both.
  while (first >= 0 && !isWithin(first, (line) => line + indent + 2 <= same)) first--
  const from = first < 0 ? undefined : lineOf(first)
  if (from === undefined) return undefined
  const last = was.length - rest
  let next = Math.max(first + 1, firstFrom(items, last))
  // So is the line break before it.
  while (next < items.length && !isWithin(next, (line) => line > last)) next++
  const end = next < items.length ? lineOf(next)! + now.length - was.length : now.length
  return { first, next, from, to: end }

  function isWithin(index: number, holds: (line: number) => boolean): boolean {
    const line = lineOf(index)
    return line !== undefined && holds(line)
  }

  // Where the line of an entry begins, if nothing but its dash stands before it.
  function lineOf(index: number): number | undefined {
    const { start } = items[index]!
    const line = lineStart(was, start)
    const lead = was.slice(line, start)
    return lead.length > indent + 1 && /^ *- +$/.test(lead) && lead[indent] === '-'
      ? line
      : undefined
  }
}

// The index of the first entry that begins at an offset or behind it.
function firstFrom(items: YamlSequence['items'], offset: number): number {
  return firstWhere(items, ({ start }) => start >= offset)
}

// Stretches are compared at once: that is ten times as fast as one character after the other.
const STRETCH = 4096

function commonStart(a: string, b: string): number {
  let at = 0
  const most = Math.min(a.length, b.length)
  while (at + STRETCH <= most && a.slice(at, at + STRETCH) === b.slice(at, at + STRETCH))
    at += STRETCH
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0
  const end = (text: string, from: number, to: number) =>
    text.slice(text.length - to, text.length - from)
  while (
    length + STRETCH <= most &&
    end(a, length, length + STRETCH) === end(b, length, length + STRETCH)
  )
    length += STRETCH
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length++
  return length
}

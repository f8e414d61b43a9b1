import { COLLECTION_STYLE, EVENT_ID, type Event, parseEvents, SCALAR_STYLE } from 'js-yaml'
import { indentOf, lineAbove, lineStart, trimEnd } from './gap.js'

/** A quote or bracket that nothing closes, and what would. */
export interface Opening {
  readonly start: number
  readonly closing: string
}

// What may be missing, the innermost first.
const MISSING = ['"', "'", ']', '}', '"]', '"}', "']", "'}", '}]', ']}', ']]', '}}'] as const

// Each of them is one parse.
const MOST_SEARCHED = 256 * 1024

/**
 * The quote or bracket that is still open at an offset before which js-yaml found no fault: the one whose closing
 * makes what stands before valid.
 */
export function openingBefore(text: string, offset: number): Opening | undefined {
  const line = lineStart(text, offset)
  const from = lineAbove(text, line, indentOf(text, line), offset - MOST_SEARCHED)
  const end = trimEnd(text, offset, from)
  if (end - from > MOST_SEARCHED) return undefined
  const before = text.slice(from, end)
  for (const missing of MISSING) {
    const start = startOf(before, missing)
    if (start !== undefined) return { start: from + start, closing: missing[0]! }
  }
  return undefined
}

function startOf(before: string, missing: string): number | undefined {
  try {
    const events = parseEvents(before + missing, {})
    const isQuote = missing.startsWith('"') || missing.startsWith("'")
    return isQuote ? openQuote(events, before.length) : openBracket(events, before, missing.length)
  } catch {
    return undefined
  }
}

function openQuote(events: readonly Event[], end: number): number | undefined {
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR && event.valueEnd === end && isQuoted(event.style)) {
      return event.valueStart - 1
    }
  }
  return undefined
}

function isQuoted(style: number): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED
}

// The last brackets to close are those that were missing.
function openBracket(
  events: readonly Event[],
  before: string,
  missing: number,
): number | undefined {
  const open: number[] = []
  const closed: number[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) open.push(-1)
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const isBracketed = event.style === COLLECTION_STYLE.FLOW && /[[{]/.test(before[event.start]!)
      open.push(isBracketed ? event.start : -1)
    } else if (event.type === EVENT_ID.POP) {
      const start = open.pop()!
      if (start >= 0) closed.push(start)
    }
  }
  return closed[closed.length - missing]
}

import { indentOf, lineEnd, lineStart, previousLine } from './gap.js'

/** Where a parser gave up, with the line around it. */
export interface Spot {
  readonly text: string
  readonly offset: number
  /** Of the line's first character. */
  readonly lineStart: number
  readonly lineEnd: number
  /** The line as far as the offset, and from there on. */
  readonly before: string
  readonly after: string
}

/** The spot at an offset. */
export function spotAt(text: string, offset: number): Spot {
  const start = lineStart(text, offset)
  const end = lineEnd(text, offset)
  return {
    text,
    offset,
    lineStart: start,
    lineEnd: end,
    before: text.slice(start, offset),
    after: text.slice(offset, end),
  }
}

/** Whether the spot is the first token of its line. */
export function isLineHead(spot: Spot): boolean {
  return /^\s*$/.test(spot.before)
}

// A mapping above the line is open at these columns; further up the search is not worth its time.
const MOST_LINES = 200

/** The indentations that lines above the spot's have open, from the left: of dashes and of what follows them. */
export function indentsAbove(spot: Spot): readonly number[] {
  const found: number[] = []
  let least = Number.POSITIVE_INFINITY
  let line = spot.lineStart
  for (let i = 0; i < MOST_LINES && line > 0 && least > 0; i++) {
    line = previousLine(spot.text, line)
    for (const indent of indentsOf(spot.text, line)) {
      if (indent < least) found.unshift(indent)
    }
    least = Math.min(least, indentOf(spot.text, line))
  }
  return [...new Set(found)].sort((a, b) => a - b)
}

function indentsOf(text: string, line: number): readonly number[] {
  const found = [indentOf(text, line)]
  let at = line + found[0]!
  while (text[at] === '-' && text[at + 1] === ' ') {
    at = at + 1 + indentOf(text, at + 1)
    found.push(at - line)
  }
  return found
}

/** What a line says: its value, and before it the dashes of a list and a key. */
export interface Line {
  /** Offset of the value in the text. */
  readonly start: number
  /** Offset after the value, without a comment. */
  readonly end: number
  readonly value: string
  readonly key: string | undefined
  readonly isItem: boolean
}

/** The parts of the spot's line as its author means them, as far as the line alone tells. */
export function lineOf(spot: Spot): Line {
  const line = spot.before + spot.after
  const lead = /^\s*(?:-\s+)*/.exec(line)![0].length
  const isQuoted = /["'[{]/.test(line[lead] ?? '')
  const colon = isQuoted ? -1 : line.slice(lead).search(/:(?:\s|$)/)
  const from = colon < 0 ? lead : lead + colon + 1
  const rest = line.slice(from)
  const comment = rest.search(/(?:^|\s)#/)
  const said = comment < 0 ? rest : rest.slice(0, comment)
  const start = spot.lineStart + from + (said.length - said.trimStart().length)
  const value = said.trim()
  return {
    start,
    end: start + value.length,
    value,
    key: colon < 0 ? undefined : line.slice(lead, lead + colon).trim(),
    isItem: line.slice(0, lead).includes('-'),
  }
}

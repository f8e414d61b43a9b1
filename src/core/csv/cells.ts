import type { Delimiter } from './delimiter.js'

/** The extent of a cell in a line, its quotes included and blanks around it not. */
interface Extent {
  readonly start: number
  readonly end: number
}

/**
 * The cells of one line of a CSV as offsets into it. The last one ends with the line where a quote opens in it that
 * is closed in a later one.
 */
export function cellsOf(line: string, delimiter: Delimiter): Extent[] {
  const cells: Extent[] = []
  for (let from = 0; from <= line.length; ) {
    const to = endOf(line, from, delimiter)
    cells.push(trimmed(line, from, to))
    from = to + 1
  }
  return cells
}

function endOf(line: string, from: number, delimiter: Delimiter): number {
  let at = from
  while (line[at] === ' ') at++
  if (line[at] === '"') {
    at = closingQuote(line, at)
    if (at < 0) return line.length
  }
  const end = line.indexOf(delimiter, at)
  return end < 0 ? line.length : end
}

/** Where the quote stands that closes the one at an offset, -1 without one; a doubled quote is part of the text. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

/**
 * Where in a CSV a cell begins with a quote that is not closed; undefined where each is. One that only a later cell's
 * opening quote would close is not.
 */
export function openQuote(text: string, delimiter: Delimiter): number | undefined {
  for (let at = 0; at < text.length; at++) {
    while (text[at] === ' ') at++
    if (text[at] === '"') {
      const open = at
      const end = closingQuote(text, open)
      if (end < 0) return open
      at = end + 1
      while (text[at] === ' ') at++
      const isOver = at >= text.length || text[at] === delimiter || text[at] === '\n'
      if (!isOver && text.slice(open, end).includes('\n')) return open
    }
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
  }
  return undefined
}

function trimmed(line: string, from: number, to: number): Extent {
  let [start, end] = [from, to]
  while (start < end && line[start] === ' ') start++
  while (end > start && line[end - 1] === ' ') end--
  return { start, end }
}

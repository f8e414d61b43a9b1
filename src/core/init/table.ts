import { cellsOf } from '../csv/cells.js'
import { delimiterOf } from '../csv/delimiter.js'

/** What an import takes in at most; a backlog file holds no more items. */
export const mostRows = 20_000
export const mostColumns = 1_000

/**
 * Whether a text begins with a header of several columns: one of them is a title, or it is another known
 * one and the next line has as many cells.
 */
export function looksLikeTable(
  text: string,
  titles: readonly string[],
  others: readonly string[],
): boolean {
  const [header = '', next] = text.split(/\r\n?|\n/, 50).filter((line) => line.trim() !== '')
  const delimiter = delimiterOf(header)
  const cells = cellsOf(header, delimiter).map(({ start, end }) =>
    header.slice(start, end).replaceAll('"', '').trim().toLowerCase(),
  )
  if (cells.length < 2) return false
  if (cells.some((cell) => titles.includes(cell))) return true
  const isEven = next === undefined || cellsOf(next, delimiter).length === cells.length
  return isEven && cells.some((cell) => others.includes(cell))
}

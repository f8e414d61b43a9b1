import { stringify } from 'csv-stringify/sync'
import { plainText } from './text.js'

export type Cell = string | number | null

/**
 * Rows as CSV (RFC 4180, lines end in LF). A text stands on one line, without what a terminal or a CI runner acts on, and
 * one that a spreadsheet would run as a formula is guarded by an apostrophe.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell))),
  )
}

function guarded(text: string): string {
  const plain = plainText(text)
  return /^[=+\-@']/.test(plain) ? `'${plain}` : plain
}

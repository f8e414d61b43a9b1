import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

/** Rows as CSV (RFC 4180, lines end in LF). A text that a spreadsheet would run as a formula is guarded by an apostrophe. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell))),
  )
}

function guarded(text: string): string {
  return /^[=+\-@\t\r\n']/.test(text) ? `'${text}` : text
}

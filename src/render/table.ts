import { cutTo, padTo, plainText, widthOf } from './text.js'
import type { View } from './view.js'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Least width when the table must shrink to fit; a column without it keeps its width. */
  readonly least?: number
}

const GAP = 2

/** Rows under a line of titles, columns as wide as their content and together no wider than the view. */
export function table(columns: readonly Column[], rows: readonly string[][], view: View): string {
  const cells = rows.map((row) => row.map(plainText))
  const widths = fit(columns, cells, view.width)
  const line = (row: readonly string[], last: string) =>
    columns
      .map((column, at) => padTo(cutTo(row[at] ?? '', widths[at]!), widths[at]!, column.align ?? 'left'))
      .join(' '.repeat(GAP))
      .trimEnd() + last
  const titles = columns.map((column) => column.title)
  return view.style.bold(line(titles, '')) + '\n' + cells.map((row) => line(row, '\n')).join('')
}

function fit(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): number[] {
  const widths = columns.map((column, at) => {
    let most = widthOf(column.title)
    for (const row of rows) most = Math.max(most, widthOf(row[at] ?? ''))
    return most
  })
  if (width === undefined) return widths
  let over = widths.reduce((sum, each) => sum + each, 0) + GAP * (columns.length - 1) - width
  while (over > 0) {
    const at = widestShrinkable(columns, widths)
    if (at < 0) break
    widths[at]!--
    over--
  }
  return widths
}

function widestShrinkable(columns: readonly Column[], widths: readonly number[]): number {
  let best = -1
  columns.forEach((column, at) => {
    const canShrink = column.least !== undefined && widths[at]! > column.least
    if (canShrink && (best < 0 || widths[at]! > widths[best]!)) best = at
  })
  return best
}

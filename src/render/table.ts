import { cutTo, padTo, plainText, widthOf, wrapTo } from './text.js'
import type { View } from './view.js'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Least width when the table must shrink to fit; a column without it keeps its width. */
  readonly least?: number
  /** Where the width is too short, columns with the highest number are left out first; without it never. */
  readonly drop?: number
  /** What is wider goes on below, on so many lines in all; without it there is one. */
  readonly wraps?: number
}

const GAP = 2

/** Rows under a line of titles, columns as wide as their content and together no wider than the view. */
export function table(columns: readonly Column[], rows: readonly string[][], view: View): string {
  const cells = rows.map((row) => row.map(plainText))
  const natural = columns.map((column, at) => {
    let most = widthOf(plainText(column.title))
    for (const row of cells) most = Math.max(most, widthOf(row[at] ?? ''))
    return most
  })
  const kept = keep(columns, natural, view.width)
  const widths = fitWidths(columns, kept, natural, view.width)
  const line = (row: readonly string[]) =>
    kept
      .map((at) =>
        padTo(cutTo(row[at] ?? '', widths[at]!), widths[at]!, columns[at]!.align ?? 'left'),
      )
      .join(' '.repeat(GAP))
      .trimEnd()
  const wrapping = kept.filter((at) => columns[at]!.wraps)
  const lines = (row: readonly string[]) =>
    wrapping.length > 0 ? wrapped(row, wrapping, columns, widths).map(line) : [line(row)]
  const titles = columns.map((column) => plainText(column.title))
  return [view.style.bold(line(titles)), ...cells.flatMap(lines), ''].join('\n')
}

// A row and what goes on below it, of which each line is a text of its own.
function wrapped(
  row: readonly string[],
  wrapping: readonly number[],
  columns: readonly Column[],
  widths: readonly number[],
): readonly (readonly string[])[] {
  const texts = wrapping.map((at) =>
    wrapTo(row[at] ?? '', widths[at]!, columns[at]!.wraps!).map(plainText),
  )
  const count = Math.max(...texts.map((each) => each.length))
  return Array.from({ length: count }, (_, below) => {
    const cells = below === 0 ? [...row] : row.map(() => '')
    wrapping.forEach((at, index) => {
      cells[at] = texts[index]![below] ?? ''
    })
    return cells
  })
}

// The columns that are shown: those that can be dropped go until the rest fits at its least width.
function keep(
  columns: readonly Column[],
  natural: readonly number[],
  width: number | undefined,
): number[] {
  const kept = columns.map((_, at) => at)
  if (width === undefined) return kept
  const least = (at: number) => Math.min(natural[at]!, columns[at]!.least ?? natural[at]!)
  const needed = () => kept.reduce((sum, at) => sum + least(at), GAP * (kept.length - 1))
  while (needed() > width) {
    const last = kept.reduce(
      (best, at) => ((columns[at]!.drop ?? 0) > (columns[best]?.drop ?? 0) ? at : best),
      -1,
    )
    if (last < 0) break
    kept.splice(kept.indexOf(last), 1)
  }
  return kept
}

function fitWidths(
  columns: readonly Column[],
  kept: readonly number[],
  natural: readonly number[],
  width: number | undefined,
): number[] {
  const widths = [...natural]
  if (width === undefined) return widths
  let over = kept.reduce((sum, at) => sum + widths[at]!, GAP * (kept.length - 1)) - width
  for (; over > 0; over--) {
    const shrinkable = kept.filter((at) => widths[at]! > (columns[at]!.least ?? Infinity))
    if (!shrinkable.length) break
    widths[shrinkable.reduce((best, at) => (widths[at]! > widths[best]! ? at : best))]!--
  }
  return widths
}

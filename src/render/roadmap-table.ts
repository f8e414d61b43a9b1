import type { Item } from '../core/backlog/item.js'
import type { Status } from '../core/schema/item.js'
import { type MarkdownColumn, markdownTable, markdownText } from './markdown.js'

/** How many rows stand open; the others of a table are folded away. */
export const OPEN = 20
const MOST_LISTED = 12
// GitHub shows no Markdown file above 512 KB.
const MOST_ROWS = 1000

/**
 * A table whose first rows stand open, the rest in a part that the reader unfolds; of very many
 * rows the first. Cells are Markdown.
 */
export function foldedTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
  open = OPEN,
): string {
  return foldedRows(columns, rows, (row) => row, open)
}

/** The same of what has such cells; those of rows that are left out are not asked for. */
export function foldedRows<Row>(
  columns: readonly MarkdownColumn[],
  rows: readonly Row[],
  cells: (row: Row) => readonly string[],
  open = OPEN,
): string {
  if (!isWorthFolding(rows.slice(open))) return `${markdownTable(columns, rows.map(cells))}\n`
  const rest = markdownTable(columns, rows.slice(open, MOST_ROWS).map(cells))
  const first = markdownTable(columns, rows.slice(0, open).map(cells))
  return `${first}\n${folded(`${rows.length - open} more`, rest + leftOut(rows.length))}`
}

/** A fold for a row or two is longer than what it hides. */
export function isWorthFolding(rows: readonly unknown[]): boolean {
  return rows.length > 3
}

/** A table of which nothing is folded away; of very many rows the first. Cells are Markdown. */
export function openTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string {
  return `${markdownTable(columns, rows.slice(0, MOST_ROWS))}${leftOut(rows.length)}\n`
}

/** A list that the reader unfolds; of very many entries the first. Entries are Markdown. */
export function foldedList(summary: string, entries: readonly string[]): string {
  const shown = entries.slice(0, MOST_ROWS).map((entry) => `- ${entry}\n`)
  return folded(summary, shown.join('') + leftOut(entries.length))
}

function leftOut(rows: number): string {
  if (rows <= MOST_ROWS) return ''
  return `\n${rows - MOST_ROWS} more are left out here; \`pm roadmap --format json\` has all.\n`
}

// The summary is plain text without markup.
function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n</details>\n\n`
}

/** An item's title with its id behind it. */
export function itemText({ id, title }: Pick<Item, 'id' | 'title'>): string {
  return title === id ? idText(id) : `${markdownText(title)} (${idText(id)})`
}

/** An id as code, so that no part of it is taken for markup. */
export function idText(id: string): string {
  return /^[A-Za-z0-9._-]+$/.test(id) ? `\`${id}\`` : markdownText(id)
}

/** What is said of an item that is in no period of a plan. */
export function unplannedState(status: Status): string {
  return status === 'candidate' || status === 'planned' || status === 'in-progress'
    ? 'not planned'
    : status
}

/** Texts in Markdown one after another; of very many the first, and how many more. */
export function listed(texts: readonly string[]): string {
  if (texts.length <= MOST_LISTED) return texts.join(', ')
  const more = texts.length - MOST_LISTED
  return `${texts.slice(0, MOST_LISTED).join(', ')} and ${more} more`
}

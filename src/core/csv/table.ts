import { type Place, type SourceFile, sourceFile } from '../yaml/source.js'
import { cellsOf, openQuote } from './cells.js'
import { type Delimiter, delimiterOf } from './delimiter.js'

/** A row of a table with the line in which it begins, from 1. */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

export interface Table {
  /** The header first. Blanks around cells are taken off, empty lines are passed over. */
  readonly rows: readonly Row[]
  readonly delimiter: Delimiter
  /** Where a row has the cell of a column, from 0; its line where the cell does not begin there. */
  placeOf(row: Row, column: number): Place
}

/** Why a CSV cannot be read, and where that shows. */
export interface NoTable {
  readonly reason: string
  readonly place: Place
  /** What can be read all the same where only a quote is not closed. */
  readonly rest?: Table
}

/**
 * The table of a CSV, separated by whichever of comma, semicolon and tab the header has most of, or why it cannot be
 * read. No more than `most` rows are read.
 */
export async function readTable(given: SourceFile, most?: number): Promise<Table | NoTable> {
  const { parse } = await import('./parser.js')
  const source = sourceFile(given.path, given.text.replace(/\r\n?/g, '\n'))
  const delimiter = delimiterOf(firstLine(source.text))
  const read = (text: string): Table | Fault => {
    try {
      const parsed = parse(text, {
        info: true,
        delimiter,
        recordDelimiter: '\n',
        relaxColumnCount: true,
        relaxQuotes: true,
        skipEmptyLines: true,
        trim: true,
        ...(most !== undefined && { to: most }),
      }) as unknown as { record: string[]; info: { lines: number } }[]
      const rows = parsed.map(({ record, info }) => {
        const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
        return { cells: record, line: info.lines - breaks }
      })
      return { rows, delimiter, placeOf: placesIn(source, delimiter) }
    } catch (error) {
      return error as Fault
    }
  }
  const table = read(source.text)
  if (!('message' in table)) return table
  const { text } = source
  const open = openQuote(text, delimiter)
  if (open === undefined) {
    const line = table.lines ?? 1
    const reason =
      table.code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE'
        ? `in line ${line} text follows a closing quote; a quote inside quotes is written twice`
        : table.message
    return { reason, place: lineAt(source, line) }
  }
  // A blank in its place keeps every offset.
  const rest = read(`${text.slice(0, open)} ${text.slice(open + 1)}`)
  const { line } = source.position(open)
  return {
    reason: `a quote opens in line ${line} and is not closed`,
    place: { source, start: open, end: open + 1 },
    ...('rows' in rest && { rest }),
  }
}

// What csv-parse throws.
interface Fault {
  readonly message: string
  readonly code?: string
  /** The line in which it gave up, from 1. */
  readonly lines?: number
}

function lineAt(source: SourceFile, line: number): Place {
  const starts = lineStarts(source.text)
  const start = starts[line - 1] ?? 0
  return { source, start, end: (starts[line] ?? source.text.length + 1) - 1 }
}

function placesIn(source: SourceFile, delimiter: Delimiter): Table['placeOf'] {
  let starts: readonly number[] | undefined
  return ({ cells, line }, column) => {
    starts ??= lineStarts(source.text)
    const start = starts[line - 1] ?? 0
    const next = starts[line]
    const text = source.text.slice(start, next === undefined ? undefined : next - 1)
    const found = cellsOf(text, delimiter)
    const cell = found.length === cells.length ? found[column] : undefined
    const { start: from, end: to } = cell ?? { start: 0, end: text.length }
    return { source, start: start + from, end: start + to }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function firstLine(text: string): string {
  return /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? ''
}

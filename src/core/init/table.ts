import type { SourceFile } from '../yaml/source.js'

/** A row of a table with the line in which it begins, from 1. */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

/** What an import takes in at most; a backlog file holds no more items. */
export const mostRows = 20_000
export const mostColumns = 1_000

const delimiters = [',', ';', '\t'] as const

/**
 * The rows of a CSV, the header first, separated by whichever of comma, semicolon and tab the header has
 * most of; or why it cannot be read. Line breaks of the text must be LF.
 */
export async function readTable(
  source: SourceFile,
): Promise<{ readonly rows: readonly Row[] } | { readonly reason: string }> {
  const { parse } = await import('csv-parse/sync')
  try {
    const parsed = parse(source.text, {
      info: true,
      delimiter: delimiterOf(firstLine(source.text)),
      recordDelimiter: '\n',
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      to: mostRows + 2,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const rows = parsed.map(({ record, info }) => {
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      return { cells: record, line: info.lines - breaks }
    })
    return { rows }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Whether a text begins with a header of several columns: one of them is a title, or it is another known
 * one and the next line has as many cells.
 */
export function looksLikeTable(
  text: string,
  titles: readonly string[],
  others: readonly string[],
): boolean {
  const [header = '', next] = text.split('\n', 50).filter((line) => line.trim() !== '')
  const delimiter = delimiterOf(header)
  const cells = cellsOf(header, delimiter).map((cell) => cell.toLowerCase())
  if (cells.length < 2) return false
  if (cells.some((cell) => titles.includes(cell))) return true
  const isEven = next === undefined || cellsOf(next, delimiter).length === cells.length
  return isEven && cells.some((cell) => others.includes(cell))
}

function cellsOf(line: string, delimiter: string): string[] {
  return line
    .replace(/"[^"]*"/g, (quoted) => quoted.replaceAll(delimiter, ' '))
    .split(delimiter)
    .map((cell) => cell.replaceAll('"', '').trim())
}

function firstLine(text: string): string {
  return /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? ''
}

function delimiterOf(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => outside.split(delimiter).length
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best))
}

import type { SourceFile } from '../yaml/source.js'

/** A row of a table with the line in which it begins, from 1. */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

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

/** Whether a text begins with a header of several columns, one of which has one of these names. */
export function looksLikeTable(text: string, names: readonly string[]): boolean {
  const line = firstLine(text)
  const cells = line
    .split(delimiterOf(line))
    .map((cell) => cell.replaceAll('"', '').trim().toLowerCase())
  return cells.length > 1 && cells.some((cell) => names.includes(cell))
}

function firstLine(text: string): string {
  return /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? ''
}

function delimiterOf(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => outside.split(delimiter).length
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best))
}

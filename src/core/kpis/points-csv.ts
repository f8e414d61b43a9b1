import { dateFault } from '../calendar/day.js'
import { type Row, readTable, type Table } from '../csv/table.js'
import { withoutCommas } from '../estimates/commas.js'
import { readNumber } from '../estimates/number.js'
import { roundThousandsIn, thousandsIn } from '../estimates/thousands.js'
import { problem, type Report } from '../problems/problem.js'
import { list, quote } from '../problems/words.js'
import { type Place, type SourceFile, wholeFile } from '../yaml/source.js'
import type { PlacedPoint } from './kpi.js'
import type { PointsSource } from './read-kpi.js'

const MOST_PROBLEMS = 20

// Of one file, and of all KPIs together: several may read the same file.
const MOST_ROWS = { file: 100_000, all: 500_000 }

/** The points of a file and whether all that it holds could be read. */
export interface PointsRead {
  readonly points: readonly PlacedPoint[]
  readonly isWhole: boolean
}

const nothing: PointsRead = { points: [], isWhole: false }

/**
 * Reads the points of KPIs from CSVs with a header line. A row whose value is empty is a gap and no point. A file is parsed once
 * however many KPIs name it; rows over 100,000 of a file and 500,000 in all are reported and not read.
 */
export function pointsReader(
  report: Report,
): (source: SourceFile, columns: PointsSource) => Promise<PointsRead> {
  const tables = new Map<SourceFile, Read | undefined>()
  let left = MOST_ROWS.all
  return async (source, columns) => {
    if (!tables.has(source)) tables.set(source, await tableOf(source, report))
    const read = tables.get(source)
    if (!read) return nothing
    const count = Math.min(read.table.rows.length - 1, MOST_ROWS.file)
    if (count > left) {
      const reason = `the CSV files of all KPIs have more than ${MOST_ROWS.all} rows to read, and those of this one are not read`
      report(problem('kpi-points', columns.place, { reason }))
      return nothing
    }
    left -= Math.max(0, count)
    return pointsOf(read, source, columns, report)
  }
}

/** A table, and whether its file holds nothing else. */
interface Read {
  readonly table: Table
  readonly isWhole: boolean
}

// The table as far as it is read; what cannot be read is told.
async function tableOf(source: SourceFile, report: Report): Promise<Read | undefined> {
  // With the header, and one more to see that there are more.
  const table = await readTable(source, MOST_ROWS.file + 2)
  if ('reason' in table) {
    report(problem('kpi-points', table.place, { reason: `not a CSV file: ${table.reason}` }))
    return table.rest && { table: table.rest, isWhole: false }
  }
  const isWhole = table.rows.length <= MOST_ROWS.file + 1
  const reason = `it has more than ${MOST_ROWS.file} rows, and those after them are not read`
  if (!isWhole) report(problem('kpi-points', wholeFile(source), { reason }))
  return { table, isWhole }
}

function pointsOf(
  { table, isWhole }: Read,
  source: SourceFile,
  columns: PointsSource,
  report: Report,
): PointsRead {
  const [header, ...all] = table.rows
  const rows = all.slice(0, MOST_ROWS.file)
  const names = header?.cells ?? []
  const [dateAt, valueAt] = [names.indexOf(columns.date), names.indexOf(columns.value)]
  const missing = [columns.date, columns.value].filter((name) => !names.includes(name))
  if (missing.length) {
    const reason = `${source.path} has no column ${list(missing.map(quote), 'or')}; it has ${list(names.map(quote)) || 'none'}`
    report(problem('kpi-points', columns.place, { reason }))
    return nothing
  }
  for (const name of new Set([columns.date, columns.value])) {
    const second = names.indexOf(name, names.indexOf(name) + 1)
    if (second < 0) continue
    const reason = `two columns are called ${quote(name)}, and the first is read`
    const hint = 'give one of them another name'
    report(problem('kpi-points', table.placeOf(header!, second), { reason, hint }))
  }
  const points: PlacedPoint[] = []
  let faults = 0
  const blame = (place: Place, reason: string, hint?: string) => {
    if (++faults > MOST_PROBLEMS) return
    report(problem('kpi-points', place, { reason, ...(hint !== undefined && { hint }) }))
  }
  for (const row of rows) {
    const [date, text] = [row.cells[dateAt] ?? '', row.cells[valueAt] ?? '']
    const surplus = row.cells.findIndex((cell, at) => at >= names.length && cell !== '')
    if (surplus >= 0) {
      const reason = `this row has ${row.cells.length} cells, and the header ${names.length}`
      blame(
        table.placeOf(row, surplus),
        reason,
        surplusHint(row.cells, valueAt, names.length, table.delimiter),
      )
      continue
    }
    if (row.cells.length <= Math.max(dateAt, valueAt)) {
      const reason = `this row has no cell ${quote(row.cells.length <= dateAt ? columns.date : columns.value)}`
      blame(table.placeOf(row, row.cells.length - 1), reason)
      continue
    }
    if (!text) continue
    const value = readNumber(text)
    const fault = dateFault(date)
    if (fault) blame(table.placeOf(row, dateAt), `${quote(date)} is no date: ${fault}`)
    else if (value === undefined)
      blame(table.placeOf(row, valueAt), `${quote(text)} is no number`, commaHint(text))
    else {
      points.push({ date, value, place: table.placeOf(row, valueAt) })
    }
  }
  doubtPoints({ ...table, rows }, valueAt, report)
  if (faults > MOST_PROBLEMS) {
    const reason = `and ${faults - MOST_PROBLEMS} more rows like these`
    report(problem('kpi-points', wholeFile(source), { reason }))
  }
  return { points, isWhole: faults === 0 && isWhole }
}

// A comma inside a number parts it.
function surplusHint(
  cells: readonly string[],
  at: number,
  width: number,
  delimiter: string,
): string {
  const number = cells.slice(at, at + cells.length - width + 1).join(',')
  const hint = delimiter === ',' ? commaHint(number) : undefined
  return (
    hint ??
    `put a cell that holds a ${delimiter === '\t' ? 'tab' : delimiter} into double quotes, or remove what is too much`
  )
}

function commaHint(text: string): string | undefined {
  if (!/^[+-]?\d+(?:,\d+)+(?:\.\d+)?$/.test(text)) return undefined
  const [first, second] = withoutCommas(text)
  if (first === undefined) return undefined
  if (second !== undefined) return `write ${first} or ${second}`
  return first.includes('.') && !text.includes('.')
    ? `decimals are written with a point: ${first}`
    : `write ${first}`
}

// Where cells are parted by semicolons, commas are for decimals and points for thousands. Elsewhere a number with three
// decimals of which the last is 0 is in doubt, unless all of them have three. One row tells of all.
function doubtPoints({ rows, delimiter, placeOf }: Table, column: number, report: Report): void {
  const textOf = ({ cells }: Row) => cells[column] ?? ''
  const doubted = delimiter === ';' ? thousandsIn : roundThousandsIn
  if (delimiter !== ';' && rows.some((row) => THREE_DECIMALS.test(textOf(row)))) return
  for (const row of rows) {
    const found = doubted(textOf(row))
    if (!found) continue
    report(problem('thousands-separator', placeOf(row, column), { input: 'value', ...found }))
    return
  }
}

const THREE_DECIMALS = /^[+-]?(?:\d+\.\d\d[1-9]|0\.\d{3})$/

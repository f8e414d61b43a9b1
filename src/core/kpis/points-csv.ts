import { dateFault } from '../calendar/day.js'
import { readTable, type Table } from '../csv/table.js'
import { readNumber } from '../estimates/number.js'
import { thousandsIn } from '../estimates/thousands.js'
import { problem, type Report } from '../problems/problem.js'
import { list, quote } from '../problems/words.js'
import { type Place, type SourceFile, wholeFile } from '../yaml/source.js'
import type { PlacedPoint } from './kpi.js'
import type { PointsSource } from './read-kpi.js'

const MOST_PROBLEMS = 20

/** The points of a file and whether all that it holds could be read. */
export interface PointsRead {
  readonly points: readonly PlacedPoint[]
  readonly isWhole: boolean
}

const nothing: PointsRead = { points: [], isWhole: false }

/** The points of a CSV with a header line. A row without a value is a gap and no point. */
export async function readPoints(
  source: SourceFile,
  columns: PointsSource,
  report: Report,
): Promise<PointsRead> {
  const table = await readTable(source)
  if ('reason' in table) {
    const reason = `not a CSV file: ${table.reason}`
    report(problem('kpi-points', wholeFile(source), { reason }))
    return nothing
  }
  const [header, ...rows] = table.rows
  const names = header?.cells ?? []
  const [dateAt, valueAt] = [names.indexOf(columns.date), names.indexOf(columns.value)]
  const missing = [columns.date, columns.value].filter((name) => !names.includes(name))
  if (missing.length) {
    const reason = `${source.path} has no column ${list(missing.map(quote), 'or')}; it has ${list(names.map(quote)) || 'none'}`
    report(problem('kpi-points', columns.place, { reason }))
    return nothing
  }
  const points: PlacedPoint[] = []
  let faults = 0
  const blame = (place: Place, reason: string, hint?: string) => {
    if (++faults > MOST_PROBLEMS) return
    report(problem('kpi-points', place, { reason, ...(hint !== undefined && { hint }) }))
  }
  for (const row of rows) {
    const [date, text] = [row.cells[dateAt] ?? '', row.cells[valueAt] ?? '']
    if (!text) continue
    const value = readNumber(text)
    const fault = dateFault(date)
    if (fault) blame(table.placeOf(row, dateAt), `${quote(date)} is no date: ${fault}`)
    else if (value === undefined)
      blame(table.placeOf(row, valueAt), `${quote(text)} is no number`, decimalHint(text))
    else {
      points.push({ date, value, place: table.placeOf(row, valueAt) })
    }
  }
  if (table.delimiter === ';') doubtPoints(table, valueAt, report)
  if (faults > MOST_PROBLEMS) {
    const reason = `and ${faults - MOST_PROBLEMS} more rows like these`
    report(problem('kpi-points', wholeFile(source), { reason }))
  }
  return { points, isWhole: faults === 0 }
}

function decimalHint(text: string): string | undefined {
  return /^[+-]?\d+,\d+$/.test(text)
    ? `decimals are written with a point: ${text.replace(',', '.')}`
    : undefined
}

// Where cells are parted by semicolons, commas are for decimals and points for thousands. One row tells of all.
function doubtPoints({ rows, placeOf }: Table, column: number, report: Report): void {
  for (const row of rows) {
    const found = thousandsIn(row.cells[column] ?? '')
    if (!found) continue
    report(problem('thousands-separator', placeOf(row, column), { input: 'value', ...found }))
    return
  }
}

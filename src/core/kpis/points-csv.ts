import { dateFault } from '../calendar/day.js'
import { readNumber } from '../estimates/number.js'
import { problem, type Report } from '../problems/problem.js'
import { list, quote } from '../problems/words.js'
import type { SourceFile } from '../yaml/source.js'
import type { KpiPoint } from './kpi.js'
import type { PointsSource } from './read-kpi.js'

const MOST_PROBLEMS = 20

/** The points of a CSV with a header line. A row without a value is a gap and no point. */
export async function readPoints(
  source: SourceFile,
  columns: PointsSource,
  report: Report,
): Promise<KpiPoint[]> {
  const { parse } = await import('csv-parse/sync')
  let rows: { record: string[]; info: { bytes: number; lines: number } }[]
  try {
    rows = parse(source.text, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
    }) as never
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    report(
      problem('kpi-points', { source, start: 0, end: 0 }, { reason: `not a CSV file: ${reason}` }),
    )
    return []
  }
  const header = rows[0]?.record ?? []
  const dateAt = header.indexOf(columns.date)
  const valueAt = header.indexOf(columns.value)
  for (const [at, name] of [
    [dateAt, columns.date],
    [valueAt, columns.value],
  ] as const)
    if (at < 0)
      report(
        problem('kpi-points', columns.place, {
          reason: `${source.path} has no column ${quote(name)}; it has ${list(header.map(quote)) || 'none'}`,
        }),
      )
  if (dateAt < 0 || valueAt < 0) return []
  const points: KpiPoint[] = []
  let faults = 0
  for (const { record, info } of rows.slice(1)) {
    const date = (record[dateAt] ?? '').trim()
    const text = (record[valueAt] ?? '').trim()
    if (!text) continue
    const value = readNumber(text)
    const fault = dateFault(date)
    if (!fault && value !== undefined) points.push({ date, value })
    else if (++faults <= MOST_PROBLEMS)
      report(
        problem('kpi-points', lineOf(source, info.lines), {
          reason: fault ? `${quote(date)} is no date: ${fault}` : `${quote(text)} is no number`,
        }),
      )
  }
  if (faults > MOST_PROBLEMS)
    report(
      problem(
        'kpi-points',
        { source, start: 0, end: 0 },
        { reason: `and ${faults - MOST_PROBLEMS} more rows like these` },
      ),
    )
  return points
}

function lineOf(source: SourceFile, line: number) {
  let start = 0
  for (let at = 1; at < line; at++) {
    const next = source.text.indexOf('\n', start)
    if (next < 0) break
    start = next + 1
  }
  const end = source.text.indexOf('\n', start)
  return { source, start, end: end < 0 ? source.text.length : end }
}

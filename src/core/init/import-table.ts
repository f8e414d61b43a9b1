import { uniqueSlugs } from '../backlog/slug.js'
import type { Framework } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import type { SourceFile } from '../yaml/source.js'
import type { Column } from './columns.js'
import type { Draft } from './draft.js'
import { type RowDraft, readRow } from './read-row.js'
import type { Row } from './table.js'

/**
 * An item for each row that has a title or an id. What an item cannot hold as it stands is kept under
 * `fields`; that and rows left out are reported, so that nothing is lost in silence. The inputs of
 * `framework`, the default one, stand on the item itself.
 */
export function importTable(
  rows: readonly Row[],
  columns: readonly Column[],
  framework: Framework,
  source: SourceFile,
  report: Report,
): Draft[] {
  const placeOf = placesIn(source)
  const idColumn = columns.find(({ kind }) => kind === 'id')?.name ?? 'id'
  const taken = new Set<string>()
  const read = rows.flatMap(({ cells, line }): RowDraft[] => {
    const keep = (got: string, column: string, reason: string) =>
      report(problem('import-kept', placeOf(line, got), { column, got, reason }))
    const item = readRow(cells, columns, framework, keep)
    if (item.title === undefined && item.id === undefined) {
      const what = cells.find(Boolean)
      if (what === undefined) return []
      report(
        problem('import-left-out', placeOf(line, what), { what, reason: 'its row has no title' }),
      )
      return []
    }
    if (item.id === undefined || isNew(item.id, taken)) return [item]
    keep(item.id, idColumn, 'an item above has this id')
    const { id, ...rest } = item
    return [{ ...rest, title: rest.title ?? id, fields: { ...rest.fields, [idColumn]: id } }]
  })
  const nameless = read.filter(({ id }) => id === undefined)
  const slugs = uniqueSlugs(
    nameless.map(({ title }) => title!),
    taken,
  )
  const made = new Map(nameless.map((item, index) => [item, slugs[index]!]))
  return read.map((item) => {
    const id = item.id ?? made.get(item)!
    return { ...item, id, title: item.title ?? id }
  })
}

function isNew(id: string, taken: Set<string>): boolean {
  const key = id.toLowerCase()
  if (taken.has(key)) return false
  taken.add(key)
  return true
}

// Longer lines are not searched for each of their cells.
const LONGEST_LINE = 10_000

// The cell in its line, or the line where the cell is written another way there.
function placesIn(source: SourceFile) {
  const lines = source.text.split('\n')
  const starts: number[] = [0]
  for (const line of lines) starts.push(starts[starts.length - 1]! + line.length + 1)
  return (line: number, cell: string) => {
    const start = starts[line - 1] ?? 0
    const text = lines[line - 1] ?? ''
    const at = text.length > LONGEST_LINE ? -1 : text.indexOf(cell)
    return at < 0 || cell === ''
      ? { source, start, end: start + text.length }
      : { source, start: start + at, end: start + at + cell.length }
  }
}

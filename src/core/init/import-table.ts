import { uniqueSlugs } from '../backlog/slug.js'
import type { Row, Table } from '../csv/table.js'
import { problem, type Report } from '../problems/problem.js'
import { columnAt } from './columns.js'
import type { Draft } from './draft.js'
import { type RowDraft, type RowReading, readRow, type Told } from './read-row.js'

interface Read {
  readonly item: RowDraft
  readonly row: Row
  readonly keep: Told['keep']
}

/**
 * An item for each row below the header that has a title or an id. What an item cannot hold as it stands is kept
 * under `fields`; that and rows left out are reported, so that nothing is lost in silence.
 */
export function importTable(
  { rows, placeOf }: Table,
  reading: Omit<RowReading, 'delimiter'> & Pick<Table, 'delimiter'>,
  report: Report,
): Draft[] {
  const { columns } = reading
  const at = (kind: string) => columns.findIndex((column) => column.kind === kind)
  const [idAt, parentAt] = [at('id'), at('parent')]
  const taken = new Map<string, string>()
  const read = rows.slice(1).flatMap((row): Read[] => {
    const keep = (column: number, reason: string) => {
      const { name } = columnAt(columns, column)
      const args = { column: name, got: row.cells[column]!, reason }
      report(problem('import-kept', placeOf(row, column), args))
    }
    const leaveOut = (column: number, reason: string) => {
      const args = { what: row.cells[column]!, reason }
      report(problem('import-left-out', placeOf(row, column), args))
    }
    const item = readRow(row.cells, reading, { keep, leaveOut })
    if (item.title === undefined && item.id === undefined) {
      const first = row.cells.findIndex(Boolean)
      if (first < 0) return []
      leaveOut(first, 'its row has no title')
      return []
    }
    if (item.id === undefined) return [{ item, row, keep }]
    const { id, ...rest } = item
    const isNew = !taken.has(id.toLowerCase())
    if (isNew) taken.set(id.toLowerCase(), id)
    else keep(idAt, 'an item above has this id')
    const renamed = {
      ...withField(rest, columnAt(columns, idAt).name, id),
      title: rest.title ?? id,
    }
    return [{ item: isNew ? item : renamed, row, keep }]
  })
  const nameless = read.filter(({ item }) => item.id === undefined)
  const slugs = uniqueSlugs(
    nameless.map(({ item }) => item.title!),
    taken.values(),
  )
  const made = new Map(nameless.map((each, index) => [each, slugs[index]!]))
  return read.map((each) => {
    const id = each.item.id ?? made.get(each)!
    const item = withParent(each, id)
    return { ...item, id, title: item.title ?? id }
  })

  // A parent that is not imported would be one that no item has as id.
  function withParent({ item, keep }: Read, id: string): RowDraft {
    const { parent: given, ...rest } = item
    if (given === undefined) return item
    const parent = taken.get(given.toLowerCase())
    if (parent !== undefined && parent !== id) return { ...rest, parent }
    keep(parentAt, parent === undefined ? 'no row has this id' : 'an item is not its own parent')
    return withField(rest, columnAt(columns, parentAt).name, given)
  }
}

function withField<T extends RowDraft>(item: T, name: string, text: string): T {
  return { ...item, fields: { ...item.fields, [name]: text } }
}

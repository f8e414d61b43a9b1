import { readTable } from '../csv/table.js'
import type { Framework } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { itemColumns } from '../schema/other-names.js'
import { forbiddenNames } from '../yaml/seen-keys.js'
import { type SourceFile, wholeFile } from '../yaml/source.js'
import { type Column, readColumns } from './columns.js'
import type { Draft } from './draft.js'
import { readIdeas } from './ideas.js'
import { importTable } from './import-table.js'
import { formatOfText } from './other-format.js'
import { looksLikeTable, mostColumns, mostRows } from './table.js'

export interface Imported {
  readonly drafts: readonly Draft[]
  /** The framework whose inputs have columns, else the one for two numbers an item. */
  readonly framework: Framework
  /** What the header says that efforts are counted in. */
  readonly effortUnit?: string
}

/**
 * The items of a list of ideas or a CSV, told apart by the ending of the name, else by the first line.
 * Undefined, and reported, where there is no item to be had. `frameworks` are those whose inputs may be
 * columns, `fallback` the default framework where no columns call for another.
 */
export async function importText(
  source: SourceFile,
  frameworks: readonly Framework[],
  fallback: Framework,
  report: Report,
): Promise<Imported | undefined> {
  const format = formatOfText(source.text)
  if (format) {
    report(problem('import-other-format', wholeFile(source), { format }))
    return undefined
  }
  const isTable =
    /\.(?:csv|tsv)$/i.test(source.path) ||
    looksLikeTable(source.text, itemColumns.title, otherColumns)
  const imported = isTable
    ? await fromTable(source, frameworks, fallback, report)
    : { drafts: readIdeas(source, report), framework: fallback }
  if (imported && imported.drafts.length === 0) {
    report(problem('import-empty', wholeFile(source), {}))
    return undefined
  }
  return imported
}

const otherColumns: readonly string[] = Object.values(itemColumns).flat()

async function fromTable(
  source: SourceFile,
  frameworks: readonly Framework[],
  fallback: Framework,
  report: Report,
): Promise<Imported | undefined> {
  const table = await readTable(source, mostRows + 2)
  if ('reason' in table) {
    report(problem('import-no-table', table.place, { reason: table.reason }))
    return undefined
  }
  const [header, ...rows] = table.rows
  if (!header) return { drafts: [], framework: fallback }
  const names = header.cells
  const excess =
    rows.length > mostRows
      ? { what: 'rows', limit: mostRows }
      : table.rows.some(({ cells }) => cells.length > mostColumns) && {
          what: 'columns',
          limit: mostColumns,
        }
  if (excess) {
    report(problem('import-too-large', wholeFile(source), excess))
    return undefined
  }
  const forbidden = names.find((name) => forbiddenNames.has(name))
  if (forbidden !== undefined) {
    const start = source.text.indexOf(forbidden)
    const place = { source, start, end: start + forbidden.length }
    report(problem('forbidden-key', place, { key: forbidden }))
    return undefined
  }
  const { columns, framework = fallback } = readColumns(names, frameworks)
  if (!columns.some(({ kind }) => kind === 'title')) {
    report(
      problem('import-no-title', wholeFile(source), { columns: names, known: itemColumns.title }),
    )
    return undefined
  }
  const reading = { columns, framework, delimiter: table.delimiter }
  const drafts = importTable(table, reading, report)
  const unit = columns.find(isEffort)?.unit
  return { drafts, framework, ...(unit !== undefined && { effortUnit: unit }) }
}

function isEffort(column: Column): column is Extract<Column, { kind: 'input' }> {
  return column.kind === 'input' && column.input.name === 'effort'
}

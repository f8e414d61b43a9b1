import { dateFault } from '../calendar/day.js'
import { readNumber } from '../estimates/number.js'
import { readEstimate } from '../estimates/read.js'
import type { Framework } from '../frameworks/framework.js'
import { messageOf, type Problem } from '../problems/problem.js'
import { sharedInputs } from '../schema/item.js'
import { ids } from '../schema/kinds.js'
import type { SourceFile } from '../yaml/source.js'
import type { Column, ItemColumn } from './columns.js'
import type { Draft } from './draft.js'
import { statusOf } from './statuses.js'

/** An item as far as its row gives it: the id is still to be made unlike the others. */
export interface RowDraft extends Omit<Draft, 'id' | 'title'> {
  readonly id?: string
  readonly title?: string
}

/** Takes a cell that an item cannot hold as it stands, and why. */
export type Keep = (cell: string, column: string, reason: string) => void

type Making = { -readonly [K in keyof RowDraft]: RowDraft[K] }

/** The item of one row; what it cannot hold as it stands is kept under `fields` and told to `keep`. */
export function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  framework: Framework,
  keep: Keep,
): RowDraft {
  const item: Making = {}
  const own: Record<string, string> = {}
  const blocks: Record<string, Record<string, string>> = {}
  const fields: Record<string, string> = {}
  cells.forEach((cell, at) => {
    const column = columns[at] ?? { kind: 'extra', name: `column ${at + 1}` }
    if (cell === '') return
    let reason: string | undefined
    if (column.kind === 'extra') fields[column.name] = cell
    else if (column.kind === 'input') {
      const { input, isPercent, framework: owner } = column
      const text = isPercent && readNumber(cell) !== undefined ? `${cell}%` : cell
      reason = estimateFault(text, column)
      const isOwn = owner === framework || shared.includes(input.name)
      if (!reason && isOwn) own[input.name] = text
      else if (!reason) blocks[owner.name] = { ...blocks[owner.name], [input.name]: text }
    } else reason = setters[column.kind](item, cell)
    if (reason === undefined) return
    fields[column.name] = cell
    keep(cell, column.name, reason)
  })
  return { ...item, own, blocks, fields }
}

const shared: readonly string[] = sharedInputs

// Each sets one field of an item from a cell, or says why it cannot.
const setters: Readonly<Record<ItemColumn, (item: Making, cell: string) => string | undefined>> = {
  id(item, cell) {
    if (!ids.pattern.test(cell))
      return 'an id is 1 to 64 letters, digits, dots, hyphens or underscores'
    item.id = cell
  },
  title(item, cell) {
    item.title = cell.replace(/\s+/g, ' ')
  },
  status(item, cell) {
    const status = statusOf(cell)
    if (!status) return 'it is no status that pm knows'
    item.status = status
  },
  team(item, cell) {
    item.team = cell
  },
  owner(item, cell) {
    item.owner = cell
  },
  tags(item, cell) {
    item.tags = [...new Set([...(item.tags ?? []), ...partsOf(cell, /[,;|]/)])]
  },
  due(item, cell) {
    const date = cell.replace(/[T ]\d\d:\d\d.*$/, '')
    const fault = dateFault(date)
    if (fault) return fault
    item.due = date
  },
  links(item, cell) {
    item.links = partsOf(cell, /\s+/)
  },
  notes(item, cell) {
    item.notes = cell
  },
}

function partsOf(cell: string, separator: RegExp): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean)
}

function estimateFault(
  text: string,
  { input }: Extract<Column, { kind: 'input' }>,
): string | undefined {
  const value = readNumber(text) ?? text
  const node = { kind: 'scalar', start: 0, end: text.length, text, value } as const
  const source: SourceFile = { path: '', text, position: () => ({ line: 1, column: 1 }) }
  const faults: Problem[] = []
  readEstimate(node, input, { source, name: input.name, report: (fault) => faults.push(fault) })
  const error = faults.find(({ severity }) => severity === 'error')
  return error && messageOf(error)
}

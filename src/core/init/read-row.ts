import { dateFault, dateInTimestamp } from '../calendar/day.js'
import type { Delimiter } from '../csv/delimiter.js'
import { readNumber } from '../estimates/number.js'
import { readEstimate } from '../estimates/read.js'
import { thousandsIn } from '../estimates/thousands.js'
import type { Framework } from '../frameworks/framework.js'
import { messageOf, type Problem } from '../problems/problem.js'
import { sharedInputs } from '../schema/item.js'
import { isId } from '../schema/kinds.js'
import { statusOf } from '../schema/status-words.js'
import { MAX_KEY } from '../yaml/limits.js'
import { fitsScalar } from '../yaml/scalar-text.js'
import { forbiddenNames } from '../yaml/seen-keys.js'
import type { SourceFile } from '../yaml/source.js'
import { type Column, columnAt, type ItemColumn } from './columns.js'
import type { Draft } from './draft.js'

/** An item as far as its row gives it: the id is still to be made unlike the others. */
export interface RowDraft extends Omit<Draft, 'id' | 'title'> {
  readonly id?: string
  readonly title?: string
}

/** How the cells of a table are read. */
export interface RowReading {
  readonly columns: readonly Column[]
  /** The default framework, whose inputs stand on the item itself. */
  readonly framework: Framework
  readonly delimiter: Delimiter
}

/** Takes the column, from 0, of a cell, and why an item cannot hold it as it stands. */
type Tell = (at: number, reason: string) => void

/** What becomes of such a cell. */
export interface Told {
  /** It is kept under `fields`. */
  readonly keep: Tell
  /** No field of an item can hold it. */
  readonly leaveOut: Tell
}

type Making = { -readonly [K in keyof RowDraft]: RowDraft[K] }

/** The item of one row; of what it cannot hold as it stands it is told. */
export function readRow(
  cells: readonly string[],
  { columns, framework, delimiter }: RowReading,
  { keep, leaveOut }: Told,
): RowDraft {
  const item: Making = {}
  const own: Record<string, string> = {}
  const blocks: Record<string, Record<string, string>> = {}
  const fields: Record<string, string> = {}
  cells.forEach((cell, at) => {
    const column = columnAt(columns, at)
    if (cell.trim() === '') return
    if (!fitsScalar(cell)) {
      leaveOut(at, TOO_LONG)
      return
    }
    let reason: string | undefined
    if (column.kind === 'extra') fields[column.name] = cell
    else if (column.kind === 'input') {
      const { input, isPercent, framework: owner } = column
      const text = isPercent && readNumber(cell) !== undefined ? `${cell}%` : cell
      reason = estimateFault(text, column, delimiter)
      const isOwn = owner === framework || shared.includes(input.name)
      if (!reason && isOwn) own[input.name] = text
      else if (!reason) blocks[owner.name] = { ...blocks[owner.name], [input.name]: text }
    } else reason = setters[column.kind](item, cell)
    if (reason === undefined) return
    fields[column.name] = cell
    keep(at, reason)
  })
  return { ...item, own, blocks, fields }
}

const shared: readonly string[] = sharedInputs
/** Why a text is left out that a file of ours could not hold. */
export const TOO_LONG = 'it is longer than the 64 KiB that a text may have'

const NOT_ALLOWED = 'it is not allowed as a name'

// Each sets one field of an item from a cell, or says why it cannot.
const setters: Readonly<Record<ItemColumn, (item: Making, cell: string) => string | undefined>> = {
  id(item, cell) {
    if (forbiddenNames.has(cell)) return NOT_ALLOWED
    if (!isId(cell)) return 'an id is 1 to 64 letters, digits, dots, hyphens or underscores'
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
    // It becomes a key of pm.yaml.
    if (forbiddenNames.has(cell)) return NOT_ALLOWED
    if (cell.length > MAX_KEY) return `a name has at most ${MAX_KEY} characters`
    item.team = cell
  },
  owner(item, cell) {
    item.owner = cell
  },
  tags(item, cell) {
    const tags = partsOf(cell, /[,;|]/)
    if (tags.some((tag) => forbiddenNames.has(tag))) return NOT_ALLOWED
    item.tags = [...new Set([...(item.tags ?? []), ...tags])]
  },
  due(item, cell) {
    return setDate(item, 'due', cell)
  },
  parent(item, cell) {
    item.parent = cell
  },
  started(item, cell) {
    return setDate(item, 'started', cell)
  },
  links(item, cell) {
    item.links = partsOf(cell, /\s+/)
  },
  notes(item, cell) {
    item.notes = cell
  },
}

function setDate(item: Making, field: 'due' | 'started', cell: string): string | undefined {
  const date = dateInTimestamp(cell) ?? cell
  const fault = dateFault(date)
  if (!fault) item[field] = date
  return fault
}

function partsOf(cell: string, separator: RegExp): string[] {
  return cell
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean)
}

// Where cells are parted by semicolons, commas are for decimals and points for thousands.
function estimateFault(
  text: string,
  { input }: Extract<Column, { kind: 'input' }>,
  delimiter: Delimiter,
): string | undefined {
  const value = readNumber(text) ?? text
  const node = { kind: 'scalar', start: 0, end: text.length, text, value } as const
  const source: SourceFile = { path: '', text, position: () => ({ line: 1, column: 1 }) }
  const faults: Problem[] = []
  readEstimate(node, input, () => ({
    source,
    name: input.name,
    report: (fault) => faults.push(fault),
  }))
  const error = faults.find(({ severity }) => severity === 'error')
  if (error) return messageOf(error)
  const doubt = delimiter === ';' && faults.length > 0 && thousandsIn(text.replace(/ .*/, ''))
  return doubt ? `it may mean ${doubt.whole} or ${doubt.value}` : undefined
}

import { containersOf } from '../backlog/containers.js'
import type { Item } from '../backlog/item.js'
import type { PlannedBacklog } from '../plan/plan-backlog.js'
import type { Change } from './change.js'

/** Changes that belong together and can be made alone, of one item or of a setting, a framework or a KPI. */
export type Edit = ItemEdit | SettingEdit

export interface ItemEdit {
  readonly kind: 'item'
  readonly changes: readonly Change[]
  /** As the state that it is made in reads it; absent where it is added or removed. The id is that of head. */
  readonly before: Item | undefined
  readonly after: Item | undefined
}

export interface SettingEdit {
  readonly kind: 'setting'
  readonly changes: readonly Change[]
  /** The backlog of the state that it is made in, with it alone. */
  made(): PlannedBacklog
}

/** The id of the item that an edit is of. */
export function itemIdOf(edit: Edit): string | undefined {
  return edit.kind === 'item' ? (edit.after ?? edit.before)?.id : undefined
}

/** Whether others may become containers by an edit of an item, or cease to be some. */
export function movesChildren({ before, after }: ItemEdit): boolean {
  return before?.parent !== after?.parent
}

/** A backlog with other items; the parents of items that errors leave out stay containers. */
export function withItems(
  backlog: PlannedBacklog,
  edits: readonly ItemEdit[],
  parentsLeftOut: ReadonlySet<string>,
): PlannedBacklog {
  const after = new Map(
    edits.flatMap(({ before, after }) => (before ? [[before.id, after] as const] : [])),
  )
  const added = edits.flatMap((edit) => (edit.before || !edit.after ? [] : [edit.after]))
  const kept = backlog.items.flatMap((item) => {
    return after.has(item.id) ? (after.get(item.id) ?? []) : [item]
  })
  const items = [...kept, ...added]
  if (!edits.some(movesChildren)) return { ...backlog, items }
  return { ...backlog, items, containers: new Set([...parentsLeftOut, ...containersOf(items)]) }
}

/** Edits that do the same: the first of them, and how many there are. */
export interface Movers {
  readonly edits: readonly Edit[]
  readonly count: number
}

/** How many edits are named that do the same. */
export const MOST_NAMED = 8

/** Edits that are found one after the other. */
export interface Collected extends Movers {
  readonly edits: Edit[]
  count: number
}

/** None yet. */
export function collected(): Collected {
  return { edits: [], count: 0 }
}

/** Adds an edit that does it to the item of an id; those beyond the first few are counted, unless they are its own. */
export function collect(into: Collected, edit: Edit, id: string): void {
  into.count++
  if (into.edits.length < MOST_NAMED || itemIdOf(edit) === id) into.edits.push(edit)
}

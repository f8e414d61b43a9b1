import type { Item } from '../backlog/item.js'
import type { Place } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'
import type { Change, Subject } from './change.js'
import { fieldChanges, type Placed } from './fields.js'
import type { Pair } from './pairs.js'

/** An item that is added, removed, renamed or edited. */
export interface ItemDifference extends Pair<Item> {
  /** Its id in head, or in base if it was removed. */
  readonly id: string
  /** Of its own file, and of the files of raters. */
  readonly changes: readonly Change[]
  readonly estimates: readonly Change[]
}

/**
 * What is different of an item; undefined where nothing is. `isSameText` says that two items whose texts are the same
 * are the same: that holds where no file is read by a mapping.
 */
export function itemDifference(
  { base, head }: Pair<Item>,
  isSameText: boolean,
): ItemDifference | undefined {
  const isUntouched = base && head && isSameText && isItemAlike(base, head)
  if (isUntouched && !base.ratings && !head.ratings) return undefined
  const { id } = (head ?? base)!
  const subject: Subject = { kind: 'item', id }
  const changes =
    base && head
      ? isUntouched
        ? nothing
        : fieldChanges(base, head, subject)
      : [wholeChange(base, head, subject)]
  const estimates = base && head ? ratingChanges(base, head, id) : nothing
  return changes.length + estimates.length > 0 ? { base, head, id, changes, estimates } : undefined
}

const nothing: readonly never[] = []

function ratingChanges(base: Item, head: Item, id: string): readonly Change[] {
  if (!base.ratings && !head.ratings) return nothing
  const before = new Map((base.ratings ?? []).map((each) => [each.rater, each]))
  const after = new Map((head.ratings ?? []).map((each) => [each.rater, each]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((rater): Change[] => {
    const [from, to] = [before.get(rater), after.get(rater)]
    if (from && to && isTextAlike(from, to)) return []
    return fieldChanges(from, to, { kind: 'estimates', id, rater })
  })
}

/** Whether two items have the same text, as far as it is their own. */
export function isItemAlike(base: Item, head: Item): boolean {
  // What a history reads of one state it takes over into the next one.
  return base.plain === head.plain || isTextAlike(base, head)
}

/** Whether two mappings have the same text, so that they say the same; not where an alias in it repeats what stands elsewhere. */
function isTextAlike(base: Placed, head: Placed): boolean {
  if (base.node === head.node) return true
  const before = base.source.text.slice(base.node.start, base.node.end)
  return before === head.source.text.slice(head.node.start, head.node.end) && !before.includes('*')
}

function wholeChange(base: Item | undefined, head: Item | undefined, subject: Subject): Change {
  const written = (item: Item | undefined) => (item ? { value: item.id, text: item.id } : null)
  return {
    subject,
    path: 'id',
    from: written(base),
    to: written(head),
    place: placeOf((head ?? base)!),
  }
}

/** That errors leave an item out of head, or else out of base; its id is that of head, if it is there. */
export function leavingChange({ base, head }: Pair<Item>, isLeaving: boolean): Change {
  const subject: Subject = { kind: 'left-out', id: (head ?? base)!.id }
  const [from, to] = isLeaving ? [base, undefined] : [undefined, head]
  return { ...wholeChange(from, to, subject), place: placeOf((head ?? base)!) }
}

function placeOf({ node, source }: Item): Place {
  return startOf(node, source)
}

import type { Item } from '../backlog/item.js'
import { formOf, undatedPeriods } from '../calendar/period.js'
import { isRankable } from '../rank/rankable.js'
import type { Cause } from './causes.js'
import type { ItemDifference } from './item-changes.js'

/** A hard date or an agreed period that an item which is still to be done does not have any more, or only later. */
export interface Withdrawn {
  /** As it is in head, or in base if it was removed. */
  readonly item: Item
  readonly promise: 'hard date' | 'period'
  readonly from: string
  /** The date or period that it has now, null for none. */
  readonly to: string | null
  readonly how: 'removed' | 'dropped' | 'parked' | 'taken out' | 'target' | 'later'
  readonly cause: Cause
}

/** Whether something was promised of an item: a hard date or an agreed period. */
export function hasPromise(item: Item): boolean {
  return isRankable(item) && (item.due?.kind === 'hard' || item.period !== undefined)
}

/**
 * What edits withdraw of what was promised, whatever the plans make of it. Of the items that errors leave out of head
 * alone nothing is told. To ship an item withdraws nothing, and to promise it earlier does not either.
 */
export function withdrawnBy(
  edited: readonly ItemDifference[],
  lost: readonly { readonly id: string }[],
): Withdrawn[] {
  const unknown = new Set(lost.map(({ id }) => id))
  return edited.flatMap((edit): Withdrawn[] => {
    const { base, head, id, changes } = edit
    if (!base || !hasPromise(base) || head?.status === 'shipped' || unknown.has(id)) return []
    return promisesOf(base, head).map((each) => {
      const field = fieldOf(each)
      const own = changes.filter(({ path }) => path === field || path.startsWith(`${field}.`))
      return { item: head ?? base, ...each, cause: { changes: own, more: 0, isTogether: false } }
    })
  })
}

type Kept = Pick<Withdrawn, 'promise' | 'from' | 'to' | 'how'>

// What was edited to withdraw it.
function fieldOf({ promise, how }: Kept): string {
  if (how === 'removed') return 'id'
  if (how === 'dropped' || how === 'parked') return 'status'
  return promise === 'period' ? 'period' : 'due'
}

function promisesOf(base: Item, head: Item | undefined): Kept[] {
  const gone = !head ? 'removed' : isGivenUp(head) ? head.status : undefined
  const [date, period] = [base.due?.kind === 'hard' ? base.due.date : undefined, base.period?.in]
  const found: Kept[] = []
  const add = (promise: Kept['promise'], from: string, how: Kept['how'] | null, to?: string) => {
    if (how) found.push({ promise, from, to: to ?? null, how })
  }
  if (date !== undefined)
    add('hard date', date, gone ?? withdrawalOf(date, head?.due), head?.due?.date)
  if (period !== undefined)
    add('period', period, gone ?? delayOf(period, head?.period?.in), head?.period?.in)
  return found
}

function isGivenUp(item: Item): item is Item & { readonly status: 'dropped' | 'parked' } {
  return item.status === 'dropped' || item.status === 'parked'
}

function withdrawalOf(date: string, due: Item['due']): Kept['how'] | null {
  if (!due) return 'taken out'
  if (due.kind !== 'hard') return 'target'
  return due.date > date ? 'later' : null
}

function delayOf(from: string, to: string | undefined): Kept['how'] | null {
  if (to === undefined) return 'taken out'
  return isNotLater(from, to) ? null : 'later'
}

// Names of one form order as their times do; of two forms it is not known.
function isNotLater(from: string, to: string): boolean {
  if (from === to) return true
  const form = formOf(from)
  if (form !== undefined) return form === formOf(to) && to < from
  const order = undatedPeriods().map(({ name }) => name)
  return order.includes(to) && order.indexOf(to) < order.indexOf(from)
}

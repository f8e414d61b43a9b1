import type { Item } from '../backlog/item.js'
import type { AgreementCost } from './agreements.js'
import { brokenOf } from './broken.js'
import type { Diagnosis } from './diagnosis/diagnose.js'
import type { BrokenPromise, Plan } from './plan.js'
import type { Obstacle } from './reason.js'

/** What was promised of an item, and what becomes of it in a plan. */
export interface Promised extends BrokenPromise {
  readonly item: Item
  /** The name of the period in which it finishes; null where the promise is broken. */
  readonly end: string | null
  /** Why it is broken; null where it is kept. */
  readonly obstacle: Obstacle | null
  /** What stands in the way; null where it is kept. */
  readonly diagnosis: Diagnosis | null
  /** What its agreed period costs; null without one. */
  readonly agreement: AgreementCost | null
}

/** What becomes of the hard date or agreed period of an item; undefined where it has none within the plan. */
export function promiseOf(
  item: Item,
  { periods, broken }: Plan,
  diagnosis: Diagnosis | null,
  agreement: AgreementCost | null,
): Promised | undefined {
  const [promised] = brokenOf(
    [{ item }],
    periods.map(({ period }) => period),
  )
  if (!promised) return undefined
  const planned = periods.find(({ items }) => items.some((each) => each.item.id === item.id))
  const missed = broken.find((each) => each.item.id === item.id)
  if (!planned && !missed) return undefined
  const end = planned?.period.name ?? null
  return { ...promised, end, obstacle: missed?.obstacle ?? null, diagnosis, agreement }
}

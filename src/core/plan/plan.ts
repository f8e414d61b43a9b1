import type { Item } from '../backlog/item.js'
import type { Period } from '../calendar/period.js'

/** Capacity and load of a team in one period, in units.effort. */
export interface TeamLoad {
  /** null for items without a team. */
  readonly team: string | null
  /** After the reserve; null where nothing bounds it. */
  readonly capacity: number | null
  readonly load: number
}

export interface PlannedPeriod {
  readonly period: Period
  readonly teams: readonly TeamLoad[]
  /** The items that finish in it, in the order in which they do. */
  readonly items: readonly PlannedItem[]
}

export interface PlannedItem {
  readonly item: Item
  /** Mean effort in all teams together. */
  readonly effort: number
  /** Names of the periods in which its work begins and in which it finishes. */
  readonly start: string
  readonly end: string
  /** A candidate that nobody has decided for yet. */
  readonly isProposed: boolean
  /** Why it stands where the ranking alone would not have put it. */
  readonly reason: string | null
}

export interface UnplannedItem {
  readonly item: Item
  readonly reason: string
}

export interface LateItem {
  readonly item: Item
  readonly due: string
  /** The period in which it finishes. */
  readonly end: string
}

export interface ShippedItem {
  readonly item: Item
  readonly shipped: string | null
}

export interface Plan {
  readonly periods: readonly PlannedPeriod[]
  readonly unplanned: readonly UnplannedItem[]
  readonly late: readonly LateItem[]
  readonly shipped: readonly ShippedItem[]
  /** Items with children, which only group. */
  readonly containers: readonly Item[]
  readonly objective: {
    readonly value: number
    readonly bound: number | null
    readonly gap: number | null
  }
}

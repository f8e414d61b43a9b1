import type { Item } from '../backlog/item.js'
import type { Period } from '../calendar/period.js'
import type { Obstacle, Reason } from './reason.js'

/** Which items finish in which period, what that costs each team, and what does not fit. */
export interface Plan {
  readonly periods: readonly PlannedPeriod[]
  /** By id. */
  readonly unplanned: readonly UnplannedItem[]
  /** Of those the hard dates and agreed periods within the plan: dates first, each in order of time. */
  readonly broken: readonly BrokenItem[]
  /** Items that miss a target date, in order of date. */
  readonly late: readonly LateItem[]
  /** The newest first. */
  readonly shipped: readonly ShippedItem[]
  /** By id. */
  readonly containers: readonly Container[]
  /** Σ value × (P − p) / P over the planned items, P periods, p the index from 0 of the one it finishes in. */
  readonly objective: {
    readonly value: number
    readonly bound: number | null
    readonly gap: number | null
  }
}

export interface PlannedPeriod {
  readonly period: Period
  readonly teams: readonly TeamLoad[]
  /** The items that finish in it, in the order in which they do. */
  readonly items: readonly PlannedItem[]
}

/** Capacity and load of a team in one period, in units.effort. */
interface TeamLoad {
  /** null for items without a team. */
  readonly team: string | null
  /** After the reserve; null where nothing bounds it. */
  readonly capacity: number | null
  /** The work done in it, that of shipped items included. */
  readonly load: number
}

export interface PlannedItem {
  readonly item: Item
  readonly rank: number | null
  readonly score: number | null
  readonly bucket: string | null
  /** Mean effort in all teams together, and of each. */
  readonly effort: number
  readonly effortByTeam: readonly { readonly team: string | null; readonly effort: number }[]
  /** Names of the periods in which its work begins and in which it finishes. */
  readonly start: string
  readonly end: string
  /** Name of the period in which its work ends, where it waits for its agreed period or for what it depends on: one before `end`. */
  readonly workedUntil: string
  /** A candidate that nobody has agreed on yet. */
  readonly isProposed: boolean
  /** Why it stands where the ranking alone would not have put it; empty where that put it there. */
  readonly reasons: readonly Reason[]
}

export interface UnplannedItem {
  readonly item: Item
  readonly rank: number | null
  readonly obstacle: Obstacle
}

/** An item that is not planned though it was promised. */
export interface BrokenItem extends UnplannedItem {
  /** Its hard date, if that is not after the plan. */
  readonly hardDate: string | null
  /** The period that was agreed, if that is not after the plan, and whether it is before it. */
  readonly period: string | null
  readonly isOverdue: boolean
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

/** An item with children, which only groups. */
export interface Container {
  readonly item: Item
  /** Its direct children, by id. */
  readonly children: readonly Item[]
  /** Of the items in it at any depth, without dropped ones and containers. */
  readonly progress: { readonly shipped: number; readonly total: number }
}

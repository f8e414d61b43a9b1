import type { Item } from '../backlog/item.js'
import type { Cause } from '../diff/causes.js'
import type { Change } from '../diff/change.js'
import type { Score } from '../diff/difference.js'
import type { KpiDifference } from '../diff/kpi-changes.js'
import type { LeftOut } from '../rank/shown.js'
import type { Status } from '../schema/item.js'
import type { Commit } from './commit.js'
import type { Fault } from './fault.js'

/** What a commit made of something; null where there was or is none. */
interface Turn<T> {
  readonly from: T | null
  readonly to: T | null
}

/** What a commit did to the ranking and the plan. */
export interface RankingStep {
  readonly commit: Commit
  /** What keeps this state from being ranked; nothing else is told of it then. */
  readonly fault: Fault | null
  /**
   * What this one is compared with lacks: it is the first that has a backlog, the first that has one again, or the first of
   * this clone.
   */
  readonly start: 'backlog' | 'again' | 'clone' | null
  /** How many items are ranked after it. */
  readonly ranked: number
  /** How many items have another rank, finish in another period, and have another score at the same rank. */
  readonly moved: number
  readonly replanned: number
  readonly rescored: number
  /** Items that come into the ranking and go out of it, by rank. */
  readonly entered: readonly Crossing[]
  readonly left: readonly Crossing[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  /** Of pm.yaml and of frameworks. */
  readonly configuration: readonly Change[]
  readonly kpis: readonly KpiDifference[]
  /** The item that moved the most ranks, or where none did one that moved in the plan. */
  readonly biggest: Mover | null
  /** What else moved something by itself: of items first, then of settings and KPIs. */
  readonly also: readonly Change[]
  /** What errors leave out of this state and did not of the one before. */
  readonly leftOut: readonly LeftOut[]
}

/** An item that is ranked on one side of a commit only. */
export interface Crossing {
  readonly item: Item
  /** Where it is ranked. */
  readonly rank: number
  /** Its status, null where there is no such item, or errors leave it out. */
  readonly status: Turn<Status>
  /** Why it comes or goes; null where the backlog begins. */
  readonly cause: Cause | null
}

/** An item that a commit moved, and why. */
export interface Mover {
  readonly item: Item
  readonly rank: Turn<number>
  readonly period: Turn<string>
  readonly cause: Cause
}

/** What a commit did to one item. */
export interface ItemStep {
  readonly commit: Commit
  readonly fault: Fault | null
  readonly start: RankingStep['start']
  /** The id that it has after the commit, or had before one that removes it. */
  readonly id: string
  readonly event: 'added' | 'removed' | 'renamed' | 'done' | 'left out' | 'read again' | null
  /** The id of an item that the commit removes and that this one, which is added, is likely to be. */
  readonly likelyFormer: string | null
  readonly rank: Turn<number>
  readonly score: Turn<Score>
  readonly period: Turn<string>
  readonly status: Turn<Status>
  /** How many items are ranked after it. */
  readonly ranked: number
  /** What is different of it, of its own file and of raters'. */
  readonly changes: readonly Change[]
  /** Why its rank, else its score, is another one. */
  readonly cause: Cause | null
  /** Why it finishes in another period. */
  readonly periodCause: Cause | null
  /** The error that leaves it out of this state. */
  readonly leftOut: Fault | null
}

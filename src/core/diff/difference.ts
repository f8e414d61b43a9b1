import type { Item } from '../backlog/item.js'
import type { Obstacle } from '../plan/reason.js'
import type { Cause } from './causes.js'
import type { Change } from './change.js'
import type { ItemDifference } from './item-changes.js'
import type { KpiDifference } from './kpi-changes.js'
import type { LikelyRename } from './likely-renames.js'
import type { Withdrawn } from './withdrawn.js'

/** An item that is in one state only, with its rank and the period in which it finishes there, null for none. */
export interface Lone {
  readonly item: Item
  readonly rank: number | null
  readonly end: string | null
}

/** An item whose rank, period or score is another one in head. */
export interface Moved<T> {
  /** As it is in head. */
  readonly item: Item
  readonly from: T
  readonly to: T
  readonly cause: Cause
}

/** What a ranked item counts. */
export interface Score {
  /** Not rounded; null where the framework only sorts into buckets. */
  readonly score: number | null
  readonly bucket: string | null
}

/** What one state of a repository has that another has not, and what that does to ranking and plan. */
export interface Difference {
  /** Whether both can be ranked; else nothing is said of ranks, scores and periods. */
  readonly isRanked: boolean
  /** Of pm.yaml and of frameworks. */
  readonly configuration: readonly Change[]
  readonly kpis: readonly KpiDifference[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  readonly added: readonly Lone[]
  readonly removed: readonly Lone[]
  /** Those of the removed that are likely to be added ones under another id. */
  readonly likelyRenamed: readonly LikelyRename[]
  /** By rank in head, those that have none there last. */
  readonly moved: readonly MovedRank[]
  /** Items that finish in another period, or in none any more. */
  readonly periods: readonly Moved<string | null>[]
  /** Items whose score is another one though their rank is the same. */
  readonly rescored: readonly Rescored[]
  /** Items that miss their target date and did not before. */
  readonly late: readonly Late[]
  /** Items that are to be done and were planned, and are not any more. */
  readonly unplanned: readonly Unplanned[]
  /** Hard dates and agreed periods that the plan does not keep and that it kept, or that are new. */
  readonly broken: readonly Broken[]
  /** Hard dates and agreed periods that edits take back or put off. */
  readonly withdrawn: readonly Withdrawn[]
  /** Every item that is edited, added or removed. */
  readonly edited: readonly ItemDifference[]
  /** Items that errors leave out of one of the states; nothing else is told of them. */
  readonly leftOut: readonly { readonly id: string; readonly side: 'base' | 'head' }[]
  /** Items as base has them without errors, which errors leave out of head; `id` is that of head. */
  readonly lost: readonly { readonly id: string; readonly item: Item }[]
}

export interface MovedRank extends Moved<number | null> {
  /** null where it is not ranked. */
  readonly scores: { readonly from: Score | null; readonly to: Score | null }
}

export interface Rescored extends Moved<Score> {
  readonly rank: number
}

export interface Late {
  readonly item: Item
  readonly due: string
  /** The period in which it finishes. */
  readonly end: string
  readonly cause: Cause | null
}

export interface Unplanned {
  readonly item: Item
  /** The period in which it was to finish. */
  readonly from: string
  readonly obstacle: Obstacle
  readonly cause: Cause
}

export interface Broken {
  readonly item: Item
  readonly hardDate: string | null
  readonly period: string | null
  readonly obstacle: Obstacle
  readonly cause: Cause | null
}

/** Whether the ranking is another one: an item has another rank, none any more, or is new in it. */
export function isRankingOther({ moved, added, removed }: Difference): boolean {
  return moved.length > 0 || [...added, ...removed].some(({ rank }) => rank !== null)
}

import type { Status } from '../schema/item.js'
import type { Turn } from './model.js'
import type { TeamLack } from './plan.js'

/** Why an item stands where the ranking alone would not have put it. */
export type Reason =
  | { readonly kind: 'in-progress' }
  | {
      readonly kind: 'agreed'
      readonly period: string
      /** Whether that was before the roadmap; then it counts as agreed for the first period. */
      readonly isOverdue: boolean
      readonly because: string | null
    }
  | {
      readonly kind: 'hard-date'
      readonly date: string
      /** No plan is held to one after the last period, or where the periods have no dates. */
      readonly standing: 'within' | 'after' | 'undated'
      readonly because: string | null
    }
  /** The date of an item that is necessary without a score. */
  | { readonly kind: 'due'; readonly date: string }
  /** Placed before what depends on it: an item, or the container it is in on which one depends. */
  | { readonly kind: 'needed-by'; readonly id: string; readonly isContainer: boolean }
  | { readonly kind: 'waits-for'; readonly id: string }
  /** It comes after this item of its team in the order in which delay costs least. */
  | { readonly kind: 'after'; readonly id: string }
  /** The team has no room for it before this period, items of a worse rank that were placed before it having taken some. */
  | {
      readonly kind: 'full-until'
      readonly team: string | null
      readonly period: string
      readonly behind: Behind
    }
  /** Even alone the team could not finish it before this period. */
  | {
      readonly kind: 'takes-until'
      readonly team: string | null
      readonly effort: number
      readonly period: string
      /** What the team can do before that period, and whether it would be enough had nothing shipped. */
      readonly able: number
      readonly isShipped: boolean
    }

/** Items that were placed before another and take room of a team; of many the first. */
export interface Behind {
  readonly items: readonly Ahead[]
  readonly hasMore: boolean
}

/** No items. */
export const nobody: Behind = { items: [], hasMore: false }

/** Who takes the room that an obstacle speaks of. */
export function takersOf(obstacle: Obstacle): Behind {
  return 'behind' in obstacle ? obstacle.behind : nobody
}

export interface Ahead {
  readonly id: string
  /** Why it was placed when it was. */
  readonly turn: Turn
  /** Its work in that team. */
  readonly effort: number
  /** The name of the period in which it finishes. */
  readonly end: string
}

/** By when an item would have had to be finished: a rule of its own, or the end of the roadmap. */
export type Limit =
  | Extract<Reason, { kind: 'agreed' | 'hard-date' }>
  | Worthless
  | { readonly kind: 'end'; readonly period: string }

/** It is worth nothing after that day. */
interface Worthless {
  readonly kind: 'worthless'
  readonly date: string
  readonly because: string | null
}

/** Why an item stands in no period. */
export type Obstacle =
  | { readonly kind: 'idea' }
  | { readonly kind: 'no-effort' }
  /** That of a team that works on it, or that of items without a team, is given and cannot be read. */
  | { readonly kind: 'no-capacity'; readonly team: string | null }
  /** That was before the roadmap begins. */
  | Worthless
  | { readonly kind: 'no-periods' }
  | { readonly kind: 'unknown-period'; readonly period: string }
  /** Agreed for a period after the last one. */
  | { readonly kind: 'beyond'; readonly period: string }
  /** Its framework says that nothing of this bucket is planned. */
  | { readonly kind: 'bucket'; readonly bucket: string; readonly framework: string }
  /** It has no rank, and no period, date or dependent says when. */
  | {
      readonly kind: 'unscored'
      readonly missing: readonly string[]
      readonly because: string | null
    }
  | { readonly kind: 'necessary'; readonly because: string }
  /** Its value is below zero, and the plan is the one of greatest value. */
  | { readonly kind: 'costs' }
  | { readonly kind: 'circle' }
  | {
      readonly kind: 'dependency'
      readonly id: string
      readonly is: Status | 'left out' | 'not planned'
      /** The container through which it is a dependency. */
      readonly container: string | null
    }
  | {
      readonly kind: 'no-room'
      readonly team: string | null
      /** Effort in that team of the item and of what would have to be placed with it. */
      readonly needs: number
      /** What is left of the team's time until the limit, and what it would be without other items. */
      readonly free: number
      readonly able: number
      readonly limit: Limit
      /** How much more capacity its teams would have to have in the last period in which it could finish. */
      readonly lacks: readonly TeamLack[]
      /** The items that it depends on and that would have to be placed with it. */
      readonly together: readonly string[]
      /** Who takes the room: until the end of the roadmap of a worse rank, until another limit the largest. */
      readonly behind: Behind
    }
  | {
      readonly kind: 'dependency-late'
      readonly id: string
      readonly limit: Limit
      /** Who takes the room of the dependency, where the limit is not the end of the roadmap. */
      readonly behind: Behind
    }
  | { readonly kind: 'date-passed'; readonly date: string }
  | {
      readonly kind: 'agreed-too-late'
      readonly period: string
      readonly date: string
      /** Whether it is worthless after that date; else that is its hard date. */
      readonly isWorthless: boolean
    }

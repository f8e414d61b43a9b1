import type { Status } from '../schema/item.js'

/** Why an item stands where the ranking alone would not have put it. */
export type Reason =
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'agreed'; readonly period: string; readonly because: string | null }
  | { readonly kind: 'hard-date'; readonly date: string; readonly because: string | null }
  /** The date of an item that is necessary without a score. */
  | { readonly kind: 'due'; readonly date: string }
  /** Placed before what depends on it: an item, or the container it is in on which one depends. */
  | { readonly kind: 'needed-by'; readonly id: string; readonly isContainer: boolean }
  | { readonly kind: 'waits-for'; readonly id: string }
  /** The team has no room for it before this period. */
  | { readonly kind: 'full-until'; readonly team: string | null; readonly period: string }
  /** Even alone the team could not finish it before this period. */
  | {
      readonly kind: 'takes-until'
      readonly team: string | null
      readonly effort: number
      readonly period: string
    }

/** By when an item would have had to be finished: a rule of its own, or the end of the roadmap. */
export type Limit =
  | Extract<Reason, { kind: 'agreed' | 'hard-date' }>
  | { readonly kind: 'end'; readonly period: string }

/** Why an item stands in no period. */
export type Obstacle =
  | { readonly kind: 'idea' }
  | { readonly kind: 'no-effort' }
  | { readonly kind: 'no-periods' }
  | { readonly kind: 'unknown-period'; readonly period: string }
  /** It has no rank, and no period, date or dependent says when. */
  | {
      readonly kind: 'unscored'
      readonly missing: readonly string[]
      readonly because: string | null
    }
  | { readonly kind: 'necessary'; readonly because: string }
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
      /** Effort that is lacking. */
      readonly short: number
      readonly limit: Limit
      /** The items that it depends on and that would have to be placed with it. */
      readonly together: readonly string[]
    }
  | { readonly kind: 'dependency-late'; readonly id: string; readonly limit: Limit }
  | { readonly kind: 'date-passed'; readonly date: string }
  | { readonly kind: 'agreed-too-late'; readonly period: string; readonly date: string }

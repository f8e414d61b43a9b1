import type { Assignment } from './model.js'

/** What became of an item while a plan was made. */
export type Step = Placed | Unplaced

export interface Placed {
  readonly kind: 'placed'
  readonly day: number
  /** The item that it was placed before because that depends on it, or null in its own turn. */
  readonly pulledBy: number | null
  /** What kept it from finishing earlier; null in the first period, or where it was agreed. */
  readonly heldBy: Hold | null
  /** How many items had a place when it was its turn. */
  readonly after: number
  /** The periods in which it would have finished, had a team had room. */
  readonly full: readonly Full[]
}

export interface Unplaced {
  readonly kind: 'unplaced'
  readonly because: Failure
  /** How many items had a place when it was its turn. */
  readonly after: number
}

/** A period in which a team would have to have so much more capacity for an item, beside what its other teams lack. */
export interface Full {
  readonly period: number
  readonly team: number
  readonly lacks: number
  /** The day by which it would have to be done, and how much of it does not fit by then. */
  readonly day: number
  readonly short: number
}

export type Hold =
  | { readonly kind: 'dependency'; readonly item: number }
  | { readonly kind: 'team'; readonly team: number }
  /** It comes after an item of its team in the order of least cost of delay. */
  | { readonly kind: 'order'; readonly item: number }

/** Why an item found no place. */
export type Failure =
  /** It was not its turn: nothing says when it is to be done. */
  | { readonly kind: 'never-asked' }
  | { readonly kind: 'date-passed' }
  | { readonly kind: 'agreed-after-date' }
  | { readonly kind: 'dependency'; readonly item: number }
  | { readonly kind: 'dependency-late'; readonly item: number }
  | {
      readonly kind: 'no-room'
      readonly team: number
      readonly short: number
      /** All periods of the plan in which it might have finished. */
      readonly full: readonly Full[]
      /** What it depends on and that was tried with it. */
      readonly together: readonly number[]
    }

export interface Followed extends Assignment {
  /** By index of the model's items. */
  readonly steps: readonly Step[]
}

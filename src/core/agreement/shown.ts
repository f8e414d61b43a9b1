import type { Circumstances } from '../rank/shown.js'
import type { ComparedItem, Comparison } from './comparison.js'

/** A framework that is not compared, since it scores too few items. */
export interface Skipped {
  readonly framework: string
  readonly scored: number
  /** Why it can score nothing yet, else what most items lack for it. */
  readonly reason: string
}

/** The part of a comparison that was asked for; ranks and agreement stay those of the whole backlog. */
export interface ShownComparison extends Circumstances {
  readonly comparison: Comparison
  readonly items: readonly ComparedItem[]
  /** How many items there are to rank. */
  readonly total: number
  readonly skipped: readonly Skipped[]
}

import type { Source } from '../rank/shown.js'
import type { Difference } from './difference.js'
import type { Verdict } from './gates.js'
import type { FirstError, LeftOutParted } from './left-out.js'

/** One of the two states that are compared. */
export interface Side {
  /** As the user calls it. */
  readonly name: string
  readonly source: Source
  /** The name of its default framework. */
  readonly framework: string
  readonly leftOut: readonly FirstError[]
}

/** Two states and what is different between them. */
export interface Comparison {
  readonly base: Side
  readonly head: Side
  /** Whether head follows from base; null where no common ancestor is known. */
  readonly follows: boolean | null
  /** Of efforts, in head. */
  readonly unit: string
  readonly difference: Difference
  /** What errors leave out of one of the two or of both. */
  readonly leftOut: LeftOutParted
  /** Of the gates that were asked for. */
  readonly verdicts: readonly Verdict[]
}

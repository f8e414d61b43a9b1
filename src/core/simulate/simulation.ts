import type { Item } from '../backlog/item.js'
import type { Points } from './quantiles.js'
import type { ScoreInterval } from './score-interval.js'
import type { Finding } from './worth-finding-out.js'

/** What a simulation was asked for. */
export interface SimulationRequest {
  readonly seed: number
  readonly draws: number
  /** How many of the first items are told apart from the rest. */
  readonly cut: number
}

/** What the draws say of one ranked item. */
export interface Simulated {
  /** Of the score; null where the framework only sorts into buckets. */
  readonly interval: ScoreInterval | null
  /** Equal scores share a rank. */
  readonly rankInterval: Points
  /** The probability of being among the first `cut`; equal ones at the end share the places left. */
  readonly topProbability: number
  /** From 1 down the ranking: items that the draws do not tell from the first of their group. */
  readonly group: number
  /** The share of the draws in which its formula gives no number: there it ranks below all others. */
  readonly noScore: number
}

/** A ranking under uncertainty. */
export interface Simulation extends SimulationRequest {
  readonly of: ReadonlyMap<Item, Simulated>
  /** What is worth finding out next, the most worth first. */
  readonly next: readonly Finding[]
}

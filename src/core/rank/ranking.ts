import type { Item } from '../backlog/item.js'
import type { Framework } from '../frameworks/framework.js'

/** The items of a backlog in the order in which a framework puts them. */
export interface Ranking {
  readonly framework: Framework
  /** Best first. */
  readonly ranked: readonly Ranked[]
  /** Rankable items without a score, in order of id. */
  readonly unscored: readonly Unscored[]
}

/** An item with its score. */
export interface Scored {
  readonly item: Item
  /** Not rounded; null where the framework only sorts into buckets. */
  readonly score: number | null
  readonly bucket: string | null
  /** The point value of the input that is the work; null where the score knows none. */
  readonly size: number | null
  /**
   * Point values by name, defaults included: `reach`, and `rice.reach` for an input of another
   * framework. Of the KPIs only those that the item names, as `kpis.conversion`.
   */
  readonly inputs: Readonly<Record<string, number>>
  /** Where its buckets stand in the orders that rank before the score, from the outermost inwards. */
  readonly places: readonly number[]
}

export interface Ranked extends Scored {
  /** From 1; equal scores share a rank and the next one skips: 1, 2, 2, 4. */
  readonly rank: number
  /** Place among the categories that rank before the score, the best 0; 0 for all where none do. */
  readonly tier: number
}

export interface Unscored {
  readonly item: Item
  /** Names of the inputs it lacks. */
  readonly missing: readonly string[]
  /** The item's `unscored` text, or why it cannot be scored though nothing lacks. */
  readonly reason: string | null
}

/** What a ranked item is worth to a plan: score × size where the score knows a size, else the score. */
export function rankedValue({ score, size }: Scored): number | null {
  if (score === null || size === null) return score
  return score * size
}

import type { Item } from '../backlog/item.js'
import type { Framework } from '../frameworks/framework.js'

/** The items of a backlog in the order in which a framework puts them. */
export interface Ranking {
  readonly framework: Framework
  /** Best first. */
  readonly ranked: readonly Ranked[]
  /** Rankable items that lack an input, in order of id. */
  readonly unscored: readonly Unscored[]
}

export interface Ranked {
  readonly item: Item
  /** From 1; equal scores share a rank and the next one skips: 1, 2, 2, 4. */
  readonly rank: number
  /** Not rounded; null where the framework only sorts into buckets. */
  readonly score: number | null
  readonly bucket: string | null
  /** Point values of the framework's own inputs by name, defaults included. */
  readonly inputs: Readonly<Record<string, number>>
}

export interface Unscored {
  readonly item: Item
  /** Names of the inputs it lacks. */
  readonly missing: readonly string[]
  /** The item's `unscored` text, or why it cannot be scored though nothing lacks. */
  readonly reason: string | null
}

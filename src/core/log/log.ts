import type { Item } from '../backlog/item.js'
import type { ItemStep, RankingStep } from './steps.js'

/** How far a log goes. */
export interface Extent {
  /** The full id of its newest commit. */
  readonly tip: string
  /** Whether the history of this clone ends before that of the repository. */
  readonly isCut: boolean
  /** Whether there are older rows that a limit leaves out. */
  readonly isLimited: boolean
}

/** The commits that changed the ranking or the plan, newest first. */
export interface RankingLog extends Extent {
  readonly steps: readonly RankingStep[]
}

/** The course of one item, newest first. */
export interface ItemLog extends Extent {
  /** Its newest id. */
  readonly id: string
  /** As it is in the newest commit, undefined where it is not there. */
  readonly item: Item | undefined
  readonly steps: readonly ItemStep[]
}

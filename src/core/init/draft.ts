import { isRankable } from '../rank/rankable.js'
import type { Status } from '../schema/item.js'

/** An item before it is written: texts as they will read back, estimates as somebody wrote them. */
export interface Draft {
  readonly id: string
  readonly title: string
  readonly status?: Status
  readonly team?: string
  readonly owner?: string
  readonly tags?: readonly string[]
  readonly due?: string
  readonly parent?: string
  readonly started?: string
  /** Estimates on the item itself by input. */
  readonly own?: Readonly<Record<string, string>>
  /** Estimates by framework and input. */
  readonly blocks?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly links?: readonly string[]
  readonly notes?: string
  /** What belongs to none of these, by its column. */
  readonly fields?: Readonly<Record<string, string>>
}

/** Ids of the items that others name as their parent: they are shown and never ranked. */
export function parentsOf(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(drafts.flatMap(({ parent }) => parent ?? []))
}

/** Whether it is to be ranked once it has its numbers. */
export function isOpen({ status = 'idea' }: Pick<Draft, 'status'>): boolean {
  return isRankable({ status })
}

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
  /** Estimates on the item itself by input. */
  readonly own?: Readonly<Record<string, string>>
  /** Estimates by framework and input. */
  readonly blocks?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly links?: readonly string[]
  readonly notes?: string
  /** What belongs to none of these, by its column. */
  readonly fields?: Readonly<Record<string, string>>
}

/** Whether it is to be ranked once it has its numbers. */
export function isOpen({ status = 'idea' }: Pick<Draft, 'status'>): boolean {
  return isRankable({ status })
}

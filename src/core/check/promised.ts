import type { Item } from '../backlog/item.js'
import { isRankable } from '../rank/rankable.js'

/** Whether the plan can miss something that is said of an item: a hard date, an agreed period, or the last day of its worth. */
export function isPromised(item: Item): boolean {
  const { period, due, worthlessAfter } = item
  return isRankable(item) && Boolean(period || due?.kind === 'hard' || worthlessAfter)
}

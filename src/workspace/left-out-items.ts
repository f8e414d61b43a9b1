import type { Item } from '../core/backlog/item.js'
import type { Difference } from '../core/diff/difference.js'
import type { Edits } from './difference.js'

/** The items that errors leave out of one of two states, and those that head has lost by it. */
export function leftOutItems({
  pairs,
  hidden,
  sound,
}: Pick<Edits, 'pairs' | 'hidden' | 'sound'>): Pick<Difference, 'leftOut' | 'lost'> {
  const leftOut: { id: string; side: 'base' | 'head' }[] = []
  const lost: { id: string; item: Item }[] = []
  for (const pair of pairs) {
    const { base, head } = pair
    const { id } = (head ?? base)!
    const isOfBase = base ? !sound.base.has(base) : hidden.has(pair)
    const isOfHead = head ? !sound.head.has(head) : hidden.has(pair)
    if (isOfBase) leftOut.push({ id, side: 'base' })
    if (isOfHead) leftOut.push({ id, side: 'head' })
    if (isOfHead && base && !isOfBase) lost.push({ id, item: base })
  }
  return { leftOut, lost }
}

import type { Item } from '../core/backlog/item.js'
import type { Change } from '../core/diff/change.js'
import type { ItemEdit } from '../core/diff/edit.js'
import type { ItemDifference } from '../core/diff/item-changes.js'
import type { Pair } from '../core/diff/pairs.js'
import type { ItemTexts } from './item-reader.js'

/** An item of two states without errors, absent where it is not there or has some. Ids are those of head. */
export interface SoundPair extends Pair<Item> {
  readonly difference: ItemDifference | undefined
}

/** An item of a pair as its state has it without errors, by the id of head; undefined where it has some. */
type SoundItem = (item: Item, id: string) => Item | undefined

/**
 * The sound items of both states that are different, or that errors leave out of one of them; `sound.leaving` gives
 * what changes of those.
 */
export function soundPairs(
  pairs: readonly Pair<Item>[],
  differences: ReadonlyMap<string, ItemDifference>,
  sound: {
    readonly base: SoundItem
    readonly head: SoundItem
    leaving(pair: Pair<Item>, isLeaving: boolean): readonly Change[]
  },
): SoundPair[] {
  const found: SoundPair[] = []
  for (const pair of pairs) {
    const { id } = (pair.head ?? pair.base)!
    const before = pair.base && sound.base(pair.base, id)
    const after = pair.head && sound.head(pair.head, id)
    const difference = differences.get(id)
    const isLeaving = !before !== !after
    if ((!before && !after) || (!difference && !isLeaving)) continue
    const isByErrors = isLeaving && ((pair.base && pair.head) || !difference)
    const own = isByErrors
      ? { ...pair, id, changes: sound.leaving(pair, !after), estimates: [] }
      : difference
    found.push({ base: before, head: after, difference: own })
  }
  return found
}

/**
 * The edits that lead to another state, as the state that they are made in reads them: what an item itself gives, and
 * what raters estimate of it, apart from each other.
 */
export function itemEdits(
  pairs: readonly SoundPair[],
  towards: 'head' | 'base',
  read: (item: Item, texts: ItemTexts) => Item,
): ItemEdit[] {
  return pairs.flatMap((pair): ItemEdit[] => {
    const [before, after] = towards === 'head' ? [pair.base, pair.head] : [pair.head, pair.base]
    const { changes, estimates } = pair.difference!
    const edit = (of: readonly Change[], to: Item | undefined): ItemEdit[] =>
      of.length > 0 ? [{ kind: 'item', changes: of, before, after: to }] : []
    if (!before || !after) return edit(changes, after && read(after, after))
    return [
      ...edit(changes, read(after, withRatings(after, before))),
      ...edit(estimates, read(before, withRatings(before, after))),
    ]
  })
}

function withRatings({ node, source }: Item, { ratings }: Item): ItemTexts {
  return ratings ? { node, source, ratings } : { node, source }
}

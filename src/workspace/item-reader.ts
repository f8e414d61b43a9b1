import type { Item } from '../core/backlog/item.js'
import type { ItemContext } from '../core/backlog/read-estimates.js'
import { readItem } from '../core/backlog/read-item.js'
import { renamed } from '../core/backlog/renamed.js'
import type { Report } from '../core/problems/problem.js'
import { onlyKnownKpis, onlyTheirs } from '../core/raters/only-theirs.js'
import type { Raters } from '../core/raters/raters.js'
import { isEmpty } from '../core/raters/rating.js'
import { readRating } from '../core/raters/read-ratings.js'
import { mixer } from '../core/raters/with-ratings.js'

/** What an item is read from: its own mapping, and those of raters. */
export type ItemTexts = Pick<Item, 'node' | 'source' | 'ratings'>

/** Reads items again, by another context than the one they were read by. */
export type ItemReader = (texts: ItemTexts) => Item

/**
 * A reader of items that says nothing of what is wrong: that is as if it were not given. `former` are former ids with the
 * ids of today.
 */
export function itemReader(
  context: ItemContext,
  raters: Raters,
  kpiIds: ReadonlySet<string>,
  former: ReadonlyMap<string, string>,
): ItemReader {
  const mix = mixer(context.frameworks.values(), context.framework)
  return ({ node, source, ratings = [] }) => {
    const item = renamed([readItem(node, source, context, ignore)], former)[0]!
    const read = ratings.flatMap(({ key, node: value, source: file, rater }) => {
      const settings = raters.named(rater)
      if (!settings) return []
      const entry = { key, value }
      const rating = readRating(entry, { source: file, rater }, settings.weight, context, ignore)
      const known = onlyKnownKpis(rating, kpiIds, ignore)
      const theirs = onlyTheirs(known, settings, context.framework, ignore)
      return isEmpty(theirs) ? [] : [theirs]
    })
    return read.length > 0 ? mix(item, read) : item
  }
}

const ignore: Report = () => {}

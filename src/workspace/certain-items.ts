import type { Item } from '../core/backlog/item.js'
import { missingInputs } from '../core/rank/inputs.js'
import type { Standard } from '../core/rank/needs.js'

/** What has errors beside the items themselves. */
export interface Unread {
  readonly kpis: readonly { readonly id: string }[]
  /** Items of which some rater's estimate could not be used. */
  readonly ratings: ReadonlySet<Item>
  /** Whether there is a rater's file of which nothing could be read. */
  readonly hasUnreadRater: boolean
}

/** The items without those that may lack only what could not be read: what a KPI or a rater would give them. */
export function certainItems(
  items: readonly Item[],
  standard: Standard,
  { kpis, ratings, hasUnreadRater }: Unread,
): readonly Item[] {
  if (!kpis.length && !ratings.size && !hasUnreadRater) return items
  const ids = new Set(kpis.map(({ id }) => id))
  return items.filter(
    (item) =>
      !Object.keys(item.kpis).some((id) => ids.has(id)) &&
      !ratings.has(item) &&
      !(hasUnreadRater && missingInputs(item, standard).length),
  )
}

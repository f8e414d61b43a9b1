import { isBare } from '../core/backlog/estimates-given.js'
import type { Item } from '../core/backlog/item.js'
import type { Backlog } from '../core/check/backlog.js'
import { missingInputs } from '../core/rank/inputs.js'
import type { Unread } from './unread.js'

/** What has errors beside the items themselves. */
interface Doubts {
  readonly kpis: readonly { readonly id: string }[]
  /** Items of which some rater's estimate could not be used. */
  readonly ratings: ReadonlySet<Item>
  /** Whether there is a rater's file of which nothing could be read. */
  readonly hasUnreadRater: boolean
  readonly unread: Pick<Unread, 'kinds' | 'hasHiddenItems'>
}

/**
 * The items without those that may lack only what could not be read: what a KPI or a rater would give them, or items that
 * they group.
 */
export function certainItems(
  items: readonly Item[],
  { framework, kpiIds }: Pick<Backlog, 'framework' | 'kpiIds'>,
  { kpis, ratings, hasUnreadRater, unread }: Doubts,
): readonly Item[] {
  const { kinds, hasHiddenItems } = unread
  if (!kpis.length && !ratings.size && !hasUnreadRater && !kinds.size) return items
  const ids = new Set(kpis.map(({ id }) => id))
  const isDoubtful = (id: string) => ids.has(id) || (kinds.has('kpis') && !kpiIds.has(id))
  return items.filter(
    (item) =>
      !Object.keys(item.kpis).some(isDoubtful) &&
      !ratings.has(item) &&
      !(hasUnreadRater && missingInputs(item, { framework }).length) &&
      !(hasHiddenItems && isBare(item, framework)),
  )
}

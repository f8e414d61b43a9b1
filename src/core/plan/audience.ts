import type { Item } from '../backlog/item.js'
import type { Period } from '../calendar/period.js'
import { compareText } from '../compare.js'
import type { Estimate } from '../estimates/estimate.js'
import { type Filter, matches } from '../rank/filter.js'
import type { Hideable, ViewFields, ViewStyle } from '../schema/views.js'
import { byRank, type Plan, type PlannedItem } from './plan.js'

/** Whom a view of the roadmap is for: what it leaves out, and how it is laid out. */
export interface Audience {
  readonly style: ViewStyle
  readonly title: string | null
  readonly hide: ReadonlySet<Hideable>
  /** All must hold for an item that is seen, and none of these. */
  readonly only: readonly Filter[]
  readonly without: readonly Filter[]
}

/** The audience that pm.yaml describes. */
export function audienceOf({ style, title, hide, only, without }: ViewFields): Audience {
  return {
    style: style ?? 'table',
    title: title ?? null,
    hide: new Set(hide),
    only: filtersOf(only),
    without: filtersOf(without),
  }
}

function filtersOf(given: ViewFields['only']): readonly Filter[] {
  return Object.entries(given ?? {}).map(([field, values]) => ({ field, values: [values].flat() }))
}

/** A plan as an audience sees it. What is hidden from it is not here, so that nothing can show it. */
export interface SeenPlan {
  readonly periods: readonly { readonly period: Period; readonly items: readonly SeenItem[] }[]
  /** Of the items above each that waits for another one of them; empty where hidden. */
  readonly waits: readonly { readonly from: SeenItem; readonly to: SeenItem }[]
  /** The newest first; empty where hidden. */
  readonly shipped: readonly SeenShipped[]
}

/** An item as far as it is named; without an id where these are hidden. */
export interface Named {
  readonly id: string | null
  readonly title: string
}

/** A planned item; null and empty where something is hidden or not there. */
export interface SeenItem extends Named {
  readonly owner: string | null
  readonly teams: readonly string[]
  readonly effort: number | null
  readonly rank: number | null
  readonly score: number | null
  readonly bucket: string | null
  readonly due: string | null
  readonly isHard: boolean
  readonly kpis: readonly (readonly [id: string, change: Estimate])[]
  /** Of seen items that it depends on. */
  readonly dependsOn: readonly Named[]
  readonly isUnderWay: boolean
  readonly isProposed: boolean
  /** Names of the periods in which its work begins and in which it finishes. */
  readonly start: string
  readonly end: string
}

interface SeenShipped extends Named {
  readonly date: string | null
}

/**
 * What an audience sees of a plan. What is in a group that is not to be seen is not seen either. Where scores are hidden the order is that of titles, which tells nothing
 * of ranks.
 */
export function seenPlan(plan: Plan, { hide, only, without }: Audience): SeenPlan {
  const isHidden = hiddenBy(without, plan)
  const isSeen = ({
    item,
    isProposed = false,
  }: Pick<PlannedItem, 'item'> & { isProposed?: boolean }) =>
    matches(item, only) && !isHidden(item) && !(isProposed && hide.has('proposed'))
  const planned = plan.periods.map(({ period, items }) => ({ period, items: items.filter(isSeen) }))
  const shipped = hide.has('shipped') ? [] : plan.shipped.filter(isSeen)
  const names = new Map(
    [...planned.flatMap(({ items }) => items), ...shipped].map(({ item }) => [
      item.id,
      { id: hide.has('ids') ? null : item.id, title: item.title },
    ]),
  )
  const inOrder = (items: readonly PlannedItem[]) => {
    const shown = items.map((planned) => ({ planned, seen: seenItem(planned, hide, names) }))
    return hide.has('scores')
      ? shown.sort((a, b) => compareText(a.seen.title, b.seen.title))
      : shown.sort((a, b) => byRank(a.planned, b.planned))
  }
  const periods = planned.map(({ period, items }) => ({ period, items: inOrder(items) }))
  const all = periods.flatMap(({ items }) => items)
  const byId = new Map(all.map(({ planned, seen }) => [planned.item.id, seen]))
  const waits = all.flatMap(({ planned, seen: to }) =>
    planned.item.dependsOn.flatMap((id) => {
      const from = byId.get(id)
      return from ? [{ from, to }] : []
    }),
  )
  return {
    periods: periods.map(({ period, items }) => ({ period, items: items.map(({ seen }) => seen) })),
    waits: hide.has('dependencies') ? [] : waits,
    shipped: shipped.map(({ item, shipped: date }) => ({
      title: item.title,
      id: hide.has('ids') ? null : item.id,
      date,
    })),
  }
}

// Whether one of these holds for an item, or for a group that it is in. The status of a group says nothing of its parts.
function hiddenBy(without: readonly Filter[], { containers }: Plan): (item: Item) => boolean {
  const groups = new Map(containers.map(({ item }) => [item.id, item]))
  const inherited = without.filter(({ field }) => field !== 'status')
  const known = new Map<string, boolean>()
  const meets = (item: Item, filters: readonly Filter[]) =>
    filters.some((filter) => matches(item, [filter]))
  const isGroupHidden = (id: string | undefined): boolean => {
    const group = id === undefined ? undefined : groups.get(id)
    if (!group) return false
    const before = known.get(group.id)
    if (before !== undefined) return before
    known.set(group.id, false)
    const is = meets(group, inherited) || isGroupHidden(group.parent)
    known.set(group.id, is)
    return is
  }
  return (item) => meets(item, without) || isGroupHidden(item.parent)
}

function seenItem(
  planned: PlannedItem,
  hide: ReadonlySet<Hideable>,
  names: ReadonlyMap<string, Named>,
): SeenItem {
  const { item, start, end, isProposed } = planned
  const unless = <T>(hidden: Hideable, value: T): T | null => (hide.has(hidden) ? null : value)
  const teams = planned.effortByTeam.flatMap(({ team }) => team ?? [])
  return {
    title: item.title,
    id: unless('ids', item.id),
    owner: unless('owners', item.owner ?? null),
    teams: unless('teams', teams) ?? [],
    effort: unless('efforts', planned.effort),
    rank: unless('scores', planned.rank),
    score: unless('scores', planned.score),
    bucket: unless('scores', planned.bucket),
    due: unless('due', item.due?.date ?? null),
    isHard: unless('due', item.due?.kind === 'hard') ?? false,
    kpis: unless('kpis', Object.entries(item.kpis)) ?? [],
    dependsOn:
      unless(
        'dependencies',
        item.dependsOn.flatMap((id) => names.get(id) ?? []),
      ) ?? [],
    isUnderWay: item.status === 'in-progress',
    isProposed,
    start,
    end,
  }
}

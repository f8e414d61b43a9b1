import type { Item } from '../backlog/item.js'
import { isRankable } from '../rank/rankable.js'
import type { Kpi, KpiProgress } from './kpi.js'
import { progressOf } from './progress.js'

export interface KpiRow {
  readonly kpi: Kpi
  readonly progress: KpiProgress
  /** Open items that expect to change it, in order of id. */
  readonly items: readonly Item[]
  /** Shipped items that were to change it, with what they did where it was measured. */
  readonly shipped: readonly Item[]
}

export interface KpiOverview {
  readonly rows: readonly KpiRow[]
  /** Open items that serve no KPI, containers aside. */
  readonly aimless: readonly Item[]
}

/** Every KPI with its progress and the items that serve it, and the items that serve none. */
export function overviewOf(
  kpis: readonly Kpi[],
  items: readonly Item[],
  containers: ReadonlySet<string>,
): KpiOverview {
  const serving = new Map<string, Item[]>(kpis.map(({ id }) => [id, []]))
  for (const item of items) for (const id of Object.keys(item.kpis)) serving.get(id)?.push(item)
  const byId = (a: Item, b: Item) => (a.id < b.id ? -1 : 1)
  return {
    rows: kpis.map((kpi) => {
      const all = [...serving.get(kpi.id)!].sort(byId)
      return {
        kpi,
        progress: progressOf(kpi),
        items: all.filter(isRankable),
        shipped: all.filter(({ status }) => status === 'shipped'),
      }
    }),
    aimless: items
      .filter(
        (item) => isRankable(item) && !containers.has(item.id) && !Object.keys(item.kpis).length,
      )
      .sort(byId),
  }
}

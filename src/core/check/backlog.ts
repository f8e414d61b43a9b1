import type { Item } from '../backlog/item.js'
import type { Period } from '../calendar/period.js'
import type { Framework } from '../frameworks/framework.js'
import type { Kpi } from '../kpis/kpi.js'
import type { ConfigFields } from '../schema/config.js'

/** A repository's data as the rules among items see it: items with faults included. */
export interface Backlog {
  readonly config: ConfigFields
  readonly items: readonly Item[]
  readonly kpis: readonly Kpi[]
  /** Ids of all KPIs, those with faults included. */
  readonly kpiIds: ReadonlySet<string>
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly framework: Framework
  /** The periods of the roadmap. */
  readonly periods: readonly Period[]
}

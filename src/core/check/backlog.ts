import type { Item } from '../backlog/item.js'
import type { Configuration } from '../config/read-config.js'
import type { EvidenceTable } from '../evidence/table.js'
import type { Framework } from '../frameworks/framework.js'
import type { Kpi } from '../kpis/kpi.js'
import type { Planning } from '../plan/planning.js'
import type { RuleName } from '../problems/rules.js'

/** A repository's data as the rules among items see it: items with faults included. */
export interface Backlog {
  readonly configuration: Configuration
  readonly items: readonly Item[]
  /** Those items by id; of several with one id the last. */
  readonly byId: ReadonlyMap<string, Item>
  /** Ids of all items that group others, whatever of these is among `items`. */
  readonly containers: ReadonlySet<string>
  readonly kpis: readonly Kpi[]
  /** Ids of all KPIs, those with faults included. */
  readonly kpiIds: ReadonlySet<string>
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly framework: Framework
  readonly planning: Planning
  readonly evidence: EvidenceTable
  /** The number that a rule holds against. */
  limitOf(rule: RuleName): number
}

import type { Forecast } from '../core/forecast/forecast.js'
import type { Framework } from '../core/frameworks/framework.js'
import type { Kpi, KpiProgress } from '../core/kpis/kpi.js'
import type { Agreements } from '../core/plan/agreements.js'
import type { Diagnoses } from '../core/plan/diagnosis/diagnose.js'
import type { TargetRemedies } from '../core/plan/diagnosis/targets.js'
import type { Plan } from '../core/plan/plan.js'
import type { Planning } from '../core/plan/planning.js'
import type { LeftOut } from '../core/rank/shown.js'

/** A plan and what is said beside it: everything that a roadmap shows. */
export interface RoadmapView {
  readonly product: string | null
  readonly vision: string | null
  readonly framework: Pick<Framework, 'name' | 'title'>
  /** Of efforts and capacities. */
  readonly unit: string
  /** Of costs of delay without the time, such as `k€`; null where no unit tells. */
  readonly delayMoney: string | null
  /** Share of capacity held back, from 0 to 1. */
  readonly reserve: number
  readonly kpis: readonly { readonly kpi: Kpi; readonly progress: KpiProgress }[]
  /** By team, where pm.yaml gives one. */
  readonly teamTitles: ReadonlyMap<string, string>
  readonly plan: Plan
  /** How surely it is kept; null where nobody asked. */
  readonly forecast: Forecast | null
  /** Fields of pm.yaml that are wrong, so that there are no periods; empty where they are right. */
  readonly faultyFields: readonly string[]
  /** What is shown of all that is planned, in words; null for everything. */
  readonly filter: string | null
  /** What stands in the way of its broken commitments. */
  readonly diagnoses: Diagnoses
  /** What its agreed periods cost. */
  readonly agreements: Agreements
  readonly gaps: Gaps
  /** What would meet target dates that it misses. */
  readonly targets: readonly TargetRemedies[]
}

/** What the plan does without, because of errors. */
export interface Gaps {
  /** The teams whose capacity cannot be read. */
  readonly unread: Planning['unread']
  readonly leftOut: readonly LeftOut[]
}

/** A team as a roadmap names it. */
export function teamName(team: string | null, { teamTitles }: RoadmapView): string {
  return team === null ? 'no team' : (teamTitles.get(team) ?? team)
}

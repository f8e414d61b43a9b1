import type { Kpi, KpiProgress } from './kpi.js'
import { progressOf } from './progress.js'

/** A KPI whose state or progress is another one; null where there is no such KPI. */
export interface KpiChange {
  readonly id: string
  readonly from: KpiProgress | null
  readonly to: KpiProgress | null
}

/** The KPIs that stand elsewhere in the second list, in its order, then those that it lacks. */
export function kpiChanges(before: readonly Kpi[], after: readonly Kpi[]): KpiChange[] {
  const [from, to] = [progressById(before), progressById(after)]
  return [...new Set([...to.keys(), ...from.keys()])].flatMap((id) => {
    const change = { id, from: from.get(id) ?? null, to: to.get(id) ?? null }
    return isSame(change.from, change.to) ? [] : [change]
  })
}

function progressById(kpis: readonly Kpi[]): ReadonlyMap<string, KpiProgress> {
  return new Map(kpis.map((kpi) => [kpi.id, progressOf(kpi)]))
}

function isSame(a: KpiProgress | null, b: KpiProgress | null): boolean {
  return a?.state === b?.state && a?.progress === b?.progress && a?.expected === b?.expected
}

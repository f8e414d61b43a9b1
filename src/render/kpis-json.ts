import type { Item } from '../core/backlog/item.js'
import { pointValue } from '../core/estimates/point-value.js'
import type { KpiOverview } from '../core/kpis/overview.js'
import type { Circumstances } from '../core/rank/shown.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'
import { whatIfFields } from './what-if-json.js'

/** The KPIs, their progress and the items that serve each, as one JSON document. */
export function kpisJson(
  { rows, aimless }: KpiOverview,
  { source, leftOut, whatIf }: Circumstances,
): string {
  const document = {
    schemaVersion: 1,
    source,
    ...whatIfFields(whatIf),
    kpis: rows.map(({ kpi, progress, items, shipped }) => ({
      id: kpi.id,
      title: kpi.title,
      unit: kpi.unit ?? null,
      owner: kpi.owner ?? null,
      weight: kpi.weight,
      baseline: { value: kpi.baseline.value, date: kpi.baseline.date ?? null },
      target: kpi.target,
      due: kpi.due ?? null,
      ...progress,
      items: [...items, ...shipped].map((item) => served(item, kpi.id)),
      ...placeFields(kpi),
    })),
    withoutKpi: aimless.map(({ id, title }) => ({ id, title })),
    leftOut,
  }
  return jsonText(document)
}

function served(item: Item, kpi: string) {
  return {
    id: item.id,
    title: item.title,
    status: item.status,
    change: pointValue(item.kpis[kpi]!),
    actual: item.plain.actual?.kpis?.[kpi] ?? null,
  }
}

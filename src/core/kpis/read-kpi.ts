import { problem, type Report } from '../problems/problem.js'
import { decode, startOf } from '../schema/decode.js'
import { type KpiFields, kpiSchema } from '../schema/kpi.js'
import { child, type YamlMap } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import type { Kpi, KpiPoint } from './kpi.js'
import { reportThousands } from './thousands.js'

/** A KPI as read, and the file of points that it names, if it names one. */
export interface ReadKpi {
  /** undefined where a field without which it says nothing is missing or wrong. */
  readonly kpi: Kpi | undefined
  /** As given, also where the KPI is unusable; '' without one. */
  readonly id: string
  /** Where its id stands. */
  readonly place: Place
  readonly points: PointsSource | undefined
}

export interface PointsSource {
  /** Relative to the folder of pm.yaml. */
  readonly file: string
  /** Names of the columns. */
  readonly date: string
  readonly value: string
  /** Where the file is named. */
  readonly place: Place
}

/** A KPI of its mapping; its history is ordered by date, points of a CSV are added by `withPoints`. */
export function readKpi(node: YamlMap, source: SourceFile, report: Report): ReadKpi {
  const fields = decode(kpiSchema, node, source, report, { of: 'KPI' })
  reportThousands(node, source, report)
  const id = fields.id ?? ''
  const idNode = child(node, 'id')
  const place = idNode ? { source, start: idNode.start, end: idNode.end } : startOf(node, source)
  const unusable = { kpi: undefined, id, place, points: undefined }
  const { baseline, target } = fields
  if (!id || baseline === undefined || target === undefined) return unusable
  const start = typeof baseline === 'number' ? { value: baseline } : baseline
  if (start.value === target) {
    const at = child(node, 'target')
    report(
      problem('kpi-target-is-baseline', at ? { source, start: at.start, end: at.end } : place, {
        id,
      }),
    )
    return unusable
  }
  const kpi: Kpi = {
    id,
    title: fields.title ?? id,
    ...(fields.unit !== undefined && { unit: fields.unit }),
    baseline: { value: start.value, ...('date' in start && start.date && { date: start.date }) },
    target,
    ...(fields.due !== undefined && { due: fields.due }),
    weight: fields.weight ?? 1,
    ...(fields.owner !== undefined && { owner: fields.owner }),
    points: byDate(fields.history ?? []),
    source,
    node,
  }
  return { kpi, id, place, points: pointsSource(fields, node, source) }
}

/** The KPI with further measured points; of two on one day the later in the list counts. */
export function withPoints(kpi: Kpi, points: readonly KpiPoint[]): Kpi {
  return { ...kpi, points: byDate([...kpi.points, ...points]) }
}

function pointsSource(
  fields: Partial<KpiFields>,
  node: YamlMap,
  source: SourceFile,
): PointsSource | undefined {
  const at = child(node, 'source')
  const file = at?.kind === 'map' ? child(at, 'file') : undefined
  if (!fields.source || !file) return undefined
  return { ...fields.source, place: { source, start: file.start, end: file.end } }
}

function byDate(points: readonly KpiPoint[]): KpiPoint[] {
  const latest = new Map(points.map((point) => [point.date, point]))
  return [...latest.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

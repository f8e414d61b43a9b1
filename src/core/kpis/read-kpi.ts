import { firstLine } from '../backlog/title.js'
import { problem, type Report } from '../problems/problem.js'
import { decode } from '../schema/decode.js'
import { type KpiFields, kpiSchema } from '../schema/kpi.js'
import { child, nodeAt, type YamlMap } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'
import type { Kpi, KpiPoint, PlacedPoint } from './kpi.js'
import { reportThousands } from './thousands.js'

/** A KPI as read, and the file of points that it names, if it names one. */
export interface ReadKpi {
  /** undefined where a field without which it says nothing is missing or wrong. */
  readonly kpi: Kpi | undefined
  /** As given, also where the KPI is unusable; '' without one. */
  readonly id: string
  /** Where its id stands. */
  readonly place: Place
  /** Its points in its own file. */
  readonly history: readonly PlacedPoint[]
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

/** A KPI of its mapping; all points are added by `withPoints`. */
export function readKpi(node: YamlMap, source: SourceFile, report: Report): ReadKpi {
  const fields = decode(kpiSchema, node, source, report, { of: 'KPI' })
  reportThousands(node, source, report)
  const id = fields.id ?? ''
  const idNode = child(node, 'id')
  const place = idNode ? { source, start: idNode.start, end: idNode.end } : startOf(node, source)
  const unusable = { kpi: undefined, id, place, history: [], points: undefined }
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
  const since = typeof baseline === 'number' ? undefined : baseline.date
  const dueAt = child(node, 'due')
  if (since !== undefined && fields.due !== undefined && dueAt && fields.due <= since) {
    const reason = `${id} is due ${fields.due}, which is not after its baseline of ${since}`
    const at = { source, start: dueAt.start, end: dueAt.end }
    report(problem('contradictory-dates', at, { reason }))
  }
  const kpi: Kpi = {
    id,
    title: firstLine(fields.title ?? '') || id,
    ...(fields.unit !== undefined && { unit: fields.unit }),
    baseline: { value: start.value, ...('date' in start && start.date && { date: start.date }) },
    target,
    ...(fields.due !== undefined && { due: fields.due }),
    weight: fields.weight ?? 1,
    ...(fields.owner !== undefined && { owner: fields.owner }),
    points: [],
    pointPlaces: new Map(),
    ...(child(node, 'history') && !fields.history && { hasUnreadPoints: true }),
    source,
    node,
  }
  const history = (fields.history ?? []).map((point, index) => {
    const { start, end } = nodeAt(node, ['history', index, 'value'])
    return { ...point, place: { source, start, end } }
  })
  return { kpi, id, place, history, points: pointsSource(fields, node, source) }
}

/** The KPI with measured points. Of two on one day the later in the list counts; it is reported where it differs. */
export function withPoints(kpi: Kpi, points: readonly PlacedPoint[], report: Report): Kpi {
  const byDate = new Map<string, PlacedPoint>()
  for (const point of points) {
    const { date, value, place } = point
    const other = byDate.get(date)
    if (other && other.value !== value)
      report(
        problem('kpi-two-values', place, {
          id: kpi.id,
          date,
          value,
          before: other.value,
          other: other.place,
        }),
      )
    byDate.set(date, point)
  }
  const pointPlaces = new Map([...byDate].map(([date, { place }]) => [date, place]))
  return { ...kpi, points: [...byDate.values()].map(bare).sort(oldestFirst), pointPlaces }
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

function bare({ date, value }: PlacedPoint): KpiPoint {
  return { date, value }
}

function oldestFirst(a: KpiPoint, b: KpiPoint): number {
  return a.date < b.date ? -1 : 1
}

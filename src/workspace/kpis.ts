import { entriesOf, kpiShape } from '../core/backlog/shapes.js'
import type { Kpi } from '../core/kpis/kpi.js'
import { readPoints } from '../core/kpis/points-csv.js'
import { type ReadKpi, readKpi, withPoints } from '../core/kpis/read-kpi.js'
import { problem, type Report } from '../core/problems/problem.js'
import type { YamlNode } from '../core/yaml/node.js'
import type { Place, SourceFile } from '../core/yaml/source.js'
import type { Limits, Snapshot } from '../edges/files.js'
import { resolvePath } from './paths.js'
import { readTexts } from './read-files.js'

/** What the reading of KPIs and their points needs of its surroundings. */
export interface KpiReading {
  readonly snapshot: Snapshot
  /** Folder of pm.yaml; paths of CSV files are relative to it. */
  readonly folder: string
  readonly limits: Limits
  readonly report: Report
}

export interface KpisRead {
  /** Usable ones, in order of file and place. */
  readonly kpis: readonly Kpi[]
  /** Ids of all, so that an item which serves a faulty one is not blamed. */
  readonly ids: ReadonlySet<string>
  readonly count: number
  /** Paths of the CSV files of points. */
  readonly csvs: readonly string[]
}

/** The KPIs of parsed files with their points, those in CSV files included. */
export async function readKpis(
  files: readonly { readonly source: SourceFile; readonly tree: YamlNode }[],
  reading: KpiReading,
): Promise<KpisRead> {
  const { report } = reading
  const read = files.flatMap(({ source, tree }) =>
    entriesOf(tree, source, kpiShape, report).map((node) => readKpi(node, source, report)),
  )
  const unique = withoutDuplicates(read, report)
  const named = csvPaths(unique, reading)
  const csvs = [...named.keys()]
  const texts = await readTexts(reading.snapshot, csvs, reading.limits, (found) => {
    // A file that is not there has no place of its own.
    const places = found.rule === 'missing-file' ? named.get(found.place.source.path) : undefined
    for (const place of places ?? [found.place]) report({ ...found, place })
  })
  const kpis: Kpi[] = []
  for (const { kpi, history, points } of unique) {
    if (!kpi) continue
    const path = points && resolvePath(reading.folder, points.file)
    const source = path === undefined ? undefined : texts.get(path)
    const measured = source && points && (await readPoints(source, points, report))
    const isWhole = !points || measured?.isWhole === true
    const all = withPoints(kpi, [...history, ...(measured?.points ?? [])], report)
    kpis.push(isWhole ? all : { ...all, hasUnreadPoints: true })
  }
  return { kpis, ids: new Set(read.map(({ id }) => id)), count: read.length, csvs }
}

// Each with the places that name it.
function csvPaths(
  read: readonly ReadKpi[],
  { folder, report }: KpiReading,
): ReadonlyMap<string, readonly Place[]> {
  const paths = new Map<string, readonly Place[]>()
  for (const { points } of read) {
    if (!points) continue
    const path = resolvePath(folder, points.file)
    if (path === undefined) report(problem('outside-root', points.place, { named: points.file }))
    else paths.set(path, [...(paths.get(path) ?? []), points.place])
  }
  return paths
}

function withoutDuplicates(read: readonly ReadKpi[], report: Report): ReadKpi[] {
  const first = new Map<string, ReadKpi>()
  return read.filter((each) => {
    if (!each.id) return true
    const key = each.id.toLowerCase()
    const other = first.get(key)
    if (!other) first.set(key, each)
    else report(problem('duplicate-kpi', each.place, { id: each.id, other: other.place }))
    return !other
  })
}

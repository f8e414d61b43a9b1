import { entriesOf, kpiShape, noting } from '../core/backlog/shapes.js'
import type { Kpi } from '../core/kpis/kpi.js'
import { pointsReader } from '../core/kpis/points-csv.js'
import { type ReadKpi, readKpi, withPoints } from '../core/kpis/read-kpi.js'
import { resolvePath } from '../core/path.js'
import { type Problem, problem, type Report } from '../core/problems/problem.js'
import type { YamlNode } from '../core/yaml/node.js'
import { type Place, type SourceFile, sourceFile, wholeFile } from '../core/yaml/source.js'
import type { Limits, Snapshot } from '../edges/files.js'
import { partItems } from './extents.js'
import { hidesValues } from './judgement.js'
import type { Named } from './left-out.js'
import { readTexts, reportFailure } from './read-files.js'

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
  /** All of them, unusable ones included. */
  readonly all: readonly Named[]
  /** Those that errors leave out. */
  readonly faulty: readonly Named[]
  readonly count: number
  /** Paths of the CSV files of points. */
  readonly csvs: readonly string[]
  /** Paths of the files that hold something else than KPIs. */
  readonly misshapen: ReadonlySet<string>
}

/** The KPIs of parsed files with their points, those in CSV files included; those with errors are left out. */
export async function readKpis(
  files: readonly { readonly source: SourceFile; readonly tree: YamlNode }[],
  reading: KpiReading,
): Promise<KpisRead> {
  const errors: Problem[] = []
  const report: Report = (found) => {
    if (hidesValues(found)) errors.push(found)
    reading.report(found)
  }
  const { kpis, csvs, all, misshapen } = await readAll(files, { ...reading, report })
  const { faulty } = partItems(all, errors)
  const nodes = new Set(faulty.map(({ node }) => node))
  return {
    kpis: kpis.filter(({ node }) => !nodes.has(node)),
    ids: new Set(all.map(({ id }) => id)),
    count: all.length,
    csvs,
    all,
    faulty,
    misshapen,
  }
}

async function readAll(
  files: readonly { readonly source: SourceFile; readonly tree: YamlNode }[],
  reading: KpiReading,
): Promise<Pick<KpisRead, 'kpis' | 'csvs' | 'all' | 'misshapen'>> {
  const { report } = reading
  const all: Named[] = []
  const misshapen = new Set<string>()
  const read = files.flatMap(({ source, tree }) =>
    entriesOf(tree, source, kpiShape, noting(misshapen, report)).map((node) => {
      const kpi = readKpi(node, source, report)
      all.push({ id: kpi.id, source, node })
      return kpi
    }),
  )
  const unique = withoutDuplicates(read, report)
  const named = csvPaths(unique, reading)
  const csvs = [...named.keys()]
  const texts = await readListed(csvs, reading, (found) => {
    const path = found.place.source.path
    const places = named.get(path)
    // What is no file has no place of its own.
    if (found.rule === 'missing-file' && places)
      for (const place of places) report({ ...found, place })
    else if (found.rule === 'not-a-regular-file' && places)
      for (const place of places)
        report(
          problem('not-a-regular-file', place, {
            ...(found as Problem<'not-a-regular-file'>).args,
            named: path,
          }),
        )
    else report(found)
  })
  const readPoints = pointsReader(report)
  const kpis: Kpi[] = []
  for (const { kpi, history, points } of unique) {
    if (!kpi) continue
    const path = points && resolvePath(reading.folder, points.file)
    const source = path === undefined ? undefined : texts.get(path)
    const measured = source && points && (await readPoints(source, points))
    const isWhole = !points || measured?.isWhole === true
    const all = withPoints(kpi, [...history, ...(measured?.points ?? [])], report)
    kpis.push(isWhole ? all : { ...all, hasUnreadPoints: true })
  }
  return { kpis, csvs, all, misshapen }
}

// A file that git ignores, or one of git's own, may hold what nobody is to see in a message.
async function readListed(
  paths: readonly string[],
  { snapshot, limits }: KpiReading,
  report: Report,
): Promise<ReadonlyMap<string, SourceFile>> {
  if (!paths.length) return new Map()
  const listed = new Set((await snapshot.list(paths)).map(({ path }) => path))
  const hidden = paths.filter((path) => !listed.has(path))
  for (const result of await snapshot.read(hidden, 0)) {
    const { path } = result
    if ('failure' in result && result.failure.kind !== 'too-large')
      reportFailure(path, result.failure, limits, report)
    else {
      const place = wholeFile(sourceFile(path, ''))
      report(problem('missing-file', place, { named: path, isHidden: true }))
    }
  }
  const open = paths.filter((path) => listed.has(path))
  return readTexts(snapshot, open, limits, report)
}

// Each with the places that name it.
function csvPaths(
  read: readonly ReadKpi[],
  { folder, report }: KpiReading,
): ReadonlyMap<string, readonly Place[]> {
  const paths = new Map<string, Place[]>()
  for (const { points } of read) {
    if (!points) continue
    const path = resolvePath(folder, points.file)
    const places = path === undefined ? undefined : paths.get(path)
    if (path === undefined) report(problem('outside-root', points.place, { named: points.file }))
    else if (places) places.push(points.place)
    else paths.set(path, [points.place])
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

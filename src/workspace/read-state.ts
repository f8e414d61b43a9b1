import { checkMaps } from '../core/backlog/check-map.js'
import type { Item } from '../core/backlog/item.js'
import { formerIds, renamed } from '../core/backlog/renamed.js'
import { type Planning, planningOf } from '../core/plan/planning.js'
import type { Report } from '../core/problems/problem.js'
import { inputNames, ratersOf, reportUnknownInputs } from '../core/raters/raters.js'
import type { Limits, Snapshot } from '../edges/files.js'
import { type Basis, basisBy } from './basis.js'
import type { FoundConfiguration } from './configuration.js'
import { readAhead, readItems } from './items.js'
import { madeOnce } from './made-once.js'
import type { Memory } from './memory.js'
import { rated } from './rated.js'
import { type FilesRead, filesAt, readFiles, type TakerOf } from './read-files.js'
import type { SourcePaths } from './sources.js'
import { type Unread, unreadIn } from './unread.js'

/** The files of a state that its configuration asks for. */
export interface StateSources {
  readonly snapshot: Snapshot
  readonly limits: Limits
  readonly configuration: FoundConfiguration
  readonly paths: SourcePaths
  /** All of these paths, in the order in which they are read. */
  readonly wanted: readonly string[]
}

/** What the files of a state say, before any of it is held against the rest. */
export interface StateRead {
  readonly sources: StateSources
  readonly files: FilesRead
  readonly basis: Basis
  readonly planning: Planning
  /** With what raters say of them; those with faults included. */
  readonly items: readonly Item[]
  /** Former ids of items with those of today. */
  readonly former: ReadonlyMap<string, string>
  /** Those of them of which some rater's estimate could not be used. */
  readonly faultyRatings: ReadonlySet<Item>
  /** Paths of the files of which nothing could be read. */
  readonly unreadable: readonly string[]
  readonly unread: Unread
}

/** Reads the files of a state; what the memory has of earlier ones is not read again. */
export async function readState(
  sources: StateSources,
  report: Report,
  memory?: Memory,
): Promise<StateRead> {
  const { snapshot, limits, configuration, paths, wanted } = sources
  let known: Basis | undefined
  const basisOf = async (files: FilesRead) => {
    known ??= await basisBy(memory, files, { snapshot, limits, configuration, paths }, report)
    return known
  }
  const ahead = readAhead(memory)
  const plain = new Set(paths.backlog.flatMap(({ path, mapping }) => (mapping ? [] : [path])))
  // What frameworks and KPIs say is needed for items, and their files come first.
  const takerOf: TakerOf = (source, before) => {
    if (!plain.has(source.path)) return undefined
    if (known) return ahead.taker(source, known.context)
    return basisOf(before).then(({ context }) => ahead.taker(source, context))
  }
  const files = await readFiles(snapshot, wanted, limits, report, takerOf, memory)
  const basis = await basisOf(files)
  const { kpis, context, broken, frameworks } = basis
  const planning = madeOnce(
    memory?.plannings,
    configuration,
    (to) => planningOf(configuration, to),
    report,
  )
  const backlogFiles = paths.backlog.flatMap(({ path, mapping }) => {
    const file = files.parsed.get(path)?.file
    return file ? [{ ...file, mapping }] : []
  })
  if (configuration.fields.raters)
    reportUnknownInputs(configuration, inputNames(frameworks.values(), kpis.ids), report)
  const { written, source } = configuration
  if (written && source) checkMaps(written, source, context, report)
  const { items: given, misshapen } = readItems(backlogFiles, context, report, ahead)
  const former = formerIds(given)
  const { items, faulty } = await rated(
    // What still names an item by a former id means it.
    renamed(given, former),
    filesAt(files, paths.estimates),
    {
      ...context,
      raters: ratersOf(configuration),
      kpiIds: kpis.ids,
    },
    report,
  )
  return {
    sources,
    files,
    basis,
    planning,
    items,
    former,
    faultyRatings: faulty,
    unreadable: wanted.filter((path) => !files.parsed.has(path)),
    unread: unreadIn({
      configuration,
      sources: paths,
      isRead: (path) => files.parsed.has(path),
      items,
      misshapen,
      kpis,
      hasBrokenFrameworks: broken.size > 0,
    }),
  }
}

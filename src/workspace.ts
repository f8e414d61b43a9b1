import { containersOf } from './core/backlog/containers.js'
import type { Item } from './core/backlog/item.js'
import type { Mapping } from './core/backlog/mapping.js'
import type { ItemContext } from './core/backlog/read-estimates.js'
import { formerIds, renamed } from './core/backlog/renamed.js'
import { checks, scoringChecks } from './core/check/checks.js'
import { ruleSettings } from './core/check/settings.js'
import type { EvidenceTable } from './core/evidence/table.js'
import type { Framework } from './core/frameworks/framework.js'
import type { Kpi } from './core/kpis/kpi.js'
import { type Planning, planningOf } from './core/plan/planning.js'
import { collectProblems } from './core/problems/collect.js'
import type { Problem, Report } from './core/problems/problem.js'
import type { LeftOut } from './core/rank/shown.js'
import { inputNames, ratersOf, reportUnknownInputs } from './core/raters/raters.js'
import type { ConfigFields } from './core/schema/config.js'
import type { Place, SourceFile } from './core/yaml/source.js'
import type { Limits, Repository, Snapshot } from './edges/files.js'
import { type Basis, basisBy } from './workspace/basis.js'
import { firstFaults } from './workspace/broken-frameworks.js'
import { certainItems } from './workspace/certain-items.js'
import { type FoundConfiguration, findConfiguration } from './workspace/configuration.js'
import type { FrameworkFiles } from './workspace/frameworks.js'
import { readAhead, readItems } from './workspace/items.js'
import { judgementOf } from './workspace/judgement.js'
import type { KpisRead } from './workspace/kpis.js'
import { leftOutOf } from './workspace/left-out.js'
import type { Memory } from './workspace/memory.js'
import { rated } from './workspace/rated.js'
import { type FilesRead, filesAt, readFiles, type TakerOf } from './workspace/read-files.js'
import { isSameState } from './workspace/same-state.js'
import { findSources, pathsOf } from './workspace/sources.js'

/** A repository as read: what every command starts with. */
export interface Workspace {
  readonly repository: Repository
  readonly snapshot: Snapshot
  /** Folder of pm.yaml relative to the root, `''` for the root itself. Globs and roadmap.file are relative to it. */
  readonly folder: string
  /** pm.yaml; fields with errors are absent. */
  readonly config: ConfigFields
  readonly configSource: SourceFile | undefined
  /** Path of pm.yaml where nothing of it can be read, so that all that is not in it is a guess. */
  readonly unreadableConfig: string | undefined
  /** By name: built-in ones with options applied, then the team's own. */
  readonly frameworks: ReadonlyMap<string, Framework>
  /** The default framework. */
  readonly framework: Framework
  /** Its name in pm.yaml where it cannot be used and `framework` only stands in for it. */
  readonly unusableFramework: string | undefined
  /** Frameworks that a fault keeps from being used, each with its first place; undefined where it only names another one of them. */
  readonly brokenFrameworks: ReadonlyMap<string, Place | undefined>
  /** How the items of a file are read, by its path, where pm.yaml says that for a team's own fields. */
  readonly mappings: ReadonlyMap<string, Mapping>
  /** What evidence is worth. */
  readonly evidence: EvidenceTable
  /** Periods, capacities and reserve of the roadmap. */
  readonly planning: Planning
  /** Items without errors, containers included, in order of file and place. */
  readonly items: readonly Item[]
  /** Ids of all items that others name as their parent, those with errors included. */
  readonly containers: ReadonlySet<string>
  /** KPIs without errors. */
  readonly kpis: readonly Kpi[]
  readonly leftOut: readonly LeftOut[]
  /** How many errors the data has; none depends on the day. */
  readonly errors: number
  /** All problems of all files as the team's rules judge them, sorted; with a day also what depends on it. */
  problems(today?: string): Promise<readonly Problem[]>
  /** Paths of the files that were to be read, pm.yaml included. */
  readonly paths: ReadonlySet<string>
  /** What was read, faulty ones included. */
  readonly counts: { readonly files: number; readonly items: number; readonly kpis: number }
  readonly parts: Parts
}

/** What a workspace is made of, so that it can be made again with a part exchanged. */
interface Parts {
  readonly configuration: FoundConfiguration
  readonly frameworkFiles: FrameworkFiles
  readonly kpis: KpisRead
  /** By which the items were read. */
  readonly context: ItemContext
  /** Former ids of items with those of today. */
  readonly former: ReadonlyMap<string, string>
  /** Items with errors, in order of file and place. */
  readonly faulty: readonly Item[]
  /** Paths of the files of which nothing could be read. */
  readonly unreadable: readonly string[]
  /** Paths of the files that the configuration asks for; undefined where something was wrong with finding them. */
  readonly wanted: readonly string[] | undefined
}

/** A state of a repository to be read. */
export interface Opened {
  readonly repository: Repository
  readonly snapshot: Snapshot
  /** Path of the configuration from the root, where one is named. */
  readonly config: string | undefined
  readonly limits: Limits
}

/** Reads a state with all its problems; what the memory has of earlier ones is not read again. */
export async function readWorkspace(
  { repository, snapshot, config, limits }: Opened,
  memory?: Memory,
): Promise<Workspace> {
  const { report, all } = collectProblems()
  const configuration = await findConfiguration(
    snapshot,
    repository.prefix,
    config,
    limits,
    report,
    memory,
  )
  const { folder, fields } = configuration
  const paths = await findSources(snapshot, configuration, report, memory)
  const wanted = pathsOf(paths)
  const isSound = all().length === 0
  const same = isSound ? memory?.state : undefined
  if (same && isSameState(same, { snapshot, configuration, wanted })) return { ...same, snapshot }
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
  const { texts, parsed } = files
  const unreadable = wanted.filter((path) => !parsed.has(path))
  const isRead = (path: string) => parsed.has(path)
  const basis = await basisOf(files)
  const { kpis, frameworkFiles, evidence, isUsable, context } = basis
  const { frameworks, framework, unusable, broken, definitions } = basis
  const planning = planningOf(configuration, report)
  const backlogFiles = paths.backlog.flatMap(({ path, mapping }) => {
    const file = parsed.get(path)?.file
    return file ? [{ ...file, mapping }] : []
  })
  if (fields.raters && !broken.size)
    reportUnknownInputs(configuration, inputNames(frameworks.values(), kpis.ids), report)
  const given = readItems(backlogFiles, context, report, ahead)
  const former = formerIds(given)
  const { items, faulty: faultyRatings } = await rated(
    // What still names an item by a former id means it.
    renamed(given, former),
    filesAt(files, paths.estimates),
    {
      ...context,
      raters: ratersOf(configuration),
      kpiIds: kpis.ids,
      isComplete: paths.backlog.every(({ path }) => isRead(path)),
    },
    report,
  )
  const settings = ruleSettings(configuration, report)
  const judgement = judgementOf({
    items,
    settings,
    files: [
      ...[...texts].map(([path, source]) => ({ source, tree: parsed.get(path)?.file?.tree })),
      ...(configuration.source ? [{ source: configuration.source, tree: configuration.root }] : []),
    ],
    isComplete: isUsable,
  })
  const backlog = {
    configuration,
    items,
    containers: containersOf(items),
    kpis: kpis.kpis,
    kpiIds: kpis.ids,
    frameworks,
    framework,
    planning,
    evidence,
    limitOf: settings.limitOf,
  }
  for (const check of checks) check(backlog, report)
  const readable = {
    ...backlog,
    items: certainItems(judgement.readable(all()), backlog, {
      kpis: kpis.faulty,
      ratings: faultyRatings,
      hasUnreadRater: !paths.estimates.every(isRead),
    }),
  }
  if (isUsable) for (const check of scoringChecks) check(readable, report)
  const advise = async (to: Report) => {
    const { advice, scoringAdvice } = await import('./core/check/further.js')
    for (const check of advice) check(backlog, to)
    if (isUsable) for (const check of scoringAdvice) check(readable, to)
  }
  // Advice costs time and leaves no item out, unless the team makes an error of it.
  const isStrict = [...settings.severities.values()].includes('error')
  if (isStrict) await advise(report)

  const found = all()
  const judged = judgement.ofData(found)
  const read = new Set([
    ...(configuration.path === undefined ? [] : [configuration.path]),
    ...wanted,
    ...kpis.csvs,
  ])
  return {
    repository,
    snapshot,
    folder,
    config: fields,
    configSource: configuration.source,
    unreadableConfig: configuration.isUnreadable ? configuration.path : undefined,
    frameworks,
    framework,
    unusableFramework: unusable,
    brokenFrameworks: firstFaults(broken, definitions, found),
    mappings: new Map(
      paths.backlog.flatMap(({ path, mapping }) => (mapping ? [[path, mapping]] : [])),
    ),
    evidence,
    planning,
    items: judged.sound,
    containers: backlog.containers,
    kpis: kpis.kpis,
    leftOut: leftOutOf({
      faulty: [...judged.faulty, ...kpis.faulty],
      all: [...items, ...kpis.all],
      unreadable,
      problems: judged.problems,
    }),
    errors: judgement.ofAll(judged).filter(({ severity }) => severity === 'error').length,
    async problems(today) {
      const further = collectProblems()
      const { planChecks, todayChecks } = await import('./core/check/further.js')
      if (!isStrict) await advise(further.report)
      if (isUsable)
        for (const check of planChecks) check({ ...backlog, items: judged.sound }, further.report)
      if (today !== undefined)
        for (const check of todayChecks) check(backlog, today, further.report)
      return judgement.ofAll(judgement.ofData([...found, ...further.all()]))
    },
    paths: read,
    counts: { files: read.size, items: items.length, kpis: kpis.count },
    parts: {
      configuration,
      frameworkFiles,
      kpis,
      context,
      former,
      faulty: judged.faulty,
      unreadable,
      wanted: isSound ? wanted : undefined,
    },
  }
}

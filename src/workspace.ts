import type { Item } from './core/backlog/item.js'
import type { Mapping } from './core/backlog/mapping.js'
import type { ItemContext } from './core/backlog/read-estimates.js'
import type { EvidenceTable } from './core/evidence/table.js'
import type { Framework } from './core/frameworks/framework.js'
import type { Kpi } from './core/kpis/kpi.js'
import type { Planning } from './core/plan/planning.js'
import { collectProblems } from './core/problems/collect.js'
import type { Problem } from './core/problems/problem.js'
import type { LeftOut } from './core/rank/shown.js'
import type { ConfigFields } from './core/schema/config.js'
import type { Place, SourceFile } from './core/yaml/source.js'
import type { Limits, Repository, Snapshot } from './edges/files.js'
import { firstFaults } from './workspace/broken-frameworks.js'
import { type FoundConfiguration, findConfiguration } from './workspace/configuration.js'
import type { FrameworkFiles } from './workspace/frameworks.js'
import { judgeState } from './workspace/judge-state.js'
import type { KpisRead } from './workspace/kpis.js'
import { leftOutOf } from './workspace/left-out.js'
import type { Memory } from './workspace/memory.js'
import { readState } from './workspace/read-state.js'
import { isSameState } from './workspace/same-state.js'
import { findSources, pathsOf } from './workspace/sources.js'
import type { Unread } from './workspace/unread.js'

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
  /** What is wrong with the data, sorted; nothing that only advises or depends on the day. */
  readonly errors: readonly Problem[]
  /** Paths of the files of which nothing could be read. */
  readonly unreadable: readonly string[]
  readonly unread: Unread
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
  const collected = collectProblems()
  const { report, all } = collected
  const { prefix } = repository
  const configuration = await findConfiguration(snapshot, prefix, config, limits, report, memory)
  const paths = await findSources(snapshot, configuration, report, memory)
  const wanted = pathsOf(paths)
  const isSound = all().length === 0
  const same = isSound ? memory?.state : undefined
  if (same && isSameState(same, { snapshot, configuration, wanted })) return { ...same, snapshot }
  const sources = { snapshot, limits, configuration, paths, wanted }
  const state = await readState(sources, report, memory)
  const { basis, planning, items, former, unreadable, unread } = state
  const { kpis, frameworks, framework } = basis
  const judged = await judgeState(state, collected, memory)
  const read = new Set([
    ...(configuration.path === undefined ? [] : [configuration.path]),
    ...wanted,
    ...kpis.csvs,
  ])
  return {
    repository,
    snapshot,
    folder: configuration.folder,
    config: configuration.fields,
    configSource: configuration.source,
    unreadableConfig: configuration.isUnreadable ? configuration.path : undefined,
    frameworks,
    framework,
    unusableFramework: basis.unusable,
    brokenFrameworks: firstFaults(basis.broken, basis.definitions, judged.found),
    mappings: new Map(
      paths.backlog.flatMap(({ path, mapping }) => (mapping ? [[path, mapping]] : [])),
    ),
    evidence: basis.evidence,
    planning,
    items: judged.sound,
    containers: judged.containers,
    kpis: kpis.kpis,
    leftOut: leftOutOf({
      faulty: [...judged.faulty, ...kpis.faulty],
      all: [...items, ...kpis.all],
      unreadable,
      problems: judged.problems,
    }),
    errors: judged.errors.length,
    problems: judged.allProblems,
    paths: read,
    counts: { files: read.size, items: items.length, kpis: kpis.count },
    parts: {
      configuration,
      frameworkFiles: basis.frameworkFiles,
      kpis,
      context: basis.context,
      former,
      faulty: judged.faulty,
      errors: judged.errors,
      unreadable,
      unread,
      wanted: isSound ? wanted : undefined,
    },
  }
}

import type { Item } from './core/backlog/item.js'
import type { Framework } from './core/frameworks/framework.js'
import type { Kpi } from './core/kpis/kpi.js'
import type { Problem } from './core/problems/problem.js'
import type { ConfigFields } from './core/schema/config.js'
import type { SourceFile } from './core/yaml/source.js'
import type { Repository, Snapshot } from './edges/files.js'

/** An item or file that could not be taken into account. */
export interface LeftOut {
  /** null for a whole file. */
  readonly id: string | null
  readonly file: string
  readonly line: number
}

/** A repository as read: what every command starts with. */
export interface Workspace {
  readonly repository: Repository
  readonly snapshot: Snapshot
  /** Folder of pm.yaml relative to the root, `''` for the root itself. Globs and roadmap.file are relative to it. */
  readonly folder: string
  /** pm.yaml; fields with errors are absent. */
  readonly config: ConfigFields
  readonly configSource: SourceFile | undefined
  /** By name: built-in ones with options applied, then the team's own. */
  readonly frameworks: ReadonlyMap<string, Framework>
  /** The default framework. */
  readonly framework: Framework
  /** Items without errors, containers included, in order of file and place. */
  readonly items: readonly Item[]
  readonly kpis: readonly Kpi[]
  readonly leftOut: readonly LeftOut[]
  /** All problems of all files, sorted. */
  readonly problems: readonly Problem[]
  /** Files read, for the summary of validate. */
  readonly files: number
}

import type { ItemContext } from '../core/backlog/read-estimates.js'
import { type EvidenceTable, evidenceTable } from '../core/evidence/table.js'
import type { Report } from '../core/problems/problem.js'
import type { Limits, Snapshot } from '../edges/files.js'
import type { FoundConfiguration } from './configuration.js'
import { type FrameworkFiles, type Frameworks, readFrameworks } from './frameworks.js'
import { contextOf } from './items.js'
import { type KpisRead, readKpis } from './kpis.js'
import type { Memory } from './memory.js'
import { type FilesRead, filesAt } from './read-files.js'
import type { SourcePaths } from './sources.js'

/** What items are read by: everything but themselves. */
export interface Basis extends Frameworks {
  readonly frameworkFiles: FrameworkFiles
  readonly kpis: KpisRead
  readonly evidence: EvidenceTable
  /** Whether the default framework is the one that pm.yaml names. */
  readonly isUsable: boolean
  readonly context: ItemContext
}

/** Where a basis is read from; the files of frameworks and KPIs are among those that are read. */
export interface BasisSources {
  readonly snapshot: Snapshot
  readonly limits: Limits
  readonly configuration: FoundConfiguration
  readonly paths: Pick<SourcePaths, 'frameworks' | 'kpis'>
}

/** The same as `readBasis`; where nothing of what it reads is different it is what the memory has. */
export async function basisBy(
  memory: Memory | undefined,
  files: FilesRead,
  sources: BasisSources,
  report: Report,
): Promise<Basis> {
  if (!memory) return readBasis(files, sources, report)
  const { snapshot, configuration, paths } = sources
  const named = [...paths.frameworks, ...paths.kpis]
  const from = [
    configuration,
    ...named.map((path) => files.parsed.get(path)?.file?.source ?? files.parsed.has(path)),
  ]
  const { basis: known } = memory
  const isKnown =
    known?.from.length === from.length &&
    from.every((each, at) => each === known.from[at]) &&
    [...known.csvs].every(([path, contents]) => snapshot.contentsOf?.(path) === contents)
  if (isKnown) return known.basis
  let told = 0
  const basis = await readBasis(files, sources, (found) => {
    told++
    report(found)
  })
  const csvs = basis.kpis.csvs.map((path) => [path, snapshot.contentsOf?.(path)] as const)
  const isWhole = told === 0 && csvs.every(([, contents]) => contents !== undefined)
  memory.basis = isWhole ? { from, csvs: new Map(csvs as [string, string][]), basis } : undefined
  return basis
}

/** Reads the frameworks, the KPIs with their points, and what evidence is worth. */
async function readBasis(
  files: FilesRead,
  { snapshot, limits, configuration, paths }: BasisSources,
  report: Report,
): Promise<Basis> {
  const { folder } = configuration
  const kpis = await readKpis(filesAt(files, paths.kpis), { snapshot, folder, limits, report })
  const frameworkFiles = {
    parsed: filesAt(files, paths.frameworks),
    unreadable: paths.frameworks.filter((path) => !files.parsed.has(path)),
  }
  const unread = paths.kpis.filter((path) => !files.parsed.has(path))
  const faulty = [...kpis.faulty, ...kpis.misshapen, ...unread]
  const read = readFrameworks(configuration, frameworkFiles, { kpis: kpis.kpis, faulty }, report)
  const isUsable = read.unusable === undefined && !configuration.isUnreadable
  const evidence = evidenceTable(configuration, report)
  const context = contextOf(read, kpis.kpis, evidence, isUsable)
  return {
    frameworks: read.frameworks,
    framework: read.framework,
    ...(read.unusable !== undefined && { unusable: read.unusable }),
    broken: read.broken,
    definitions: read.definitions,
    frameworkFiles,
    kpis,
    evidence,
    isUsable,
    context,
  }
}

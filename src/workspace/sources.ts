import { type Mapping, mappingOf } from '../core/backlog/mapping.js'
import { checkFileNames } from '../core/check/file-names.js'
import type { Configuration } from '../core/config/read-config.js'
import { compileGlob, type Glob } from '../core/glob.js'
import { type Problem, problem, type Report } from '../core/problems/problem.js'
import { configDefaults, fixedGlobs } from '../core/schema/defaults.js'
import { child, isNull, nodeAt } from '../core/yaml/node.js'
import { type Place, sourceFile, wholeFile } from '../core/yaml/source.js'
import type { Listed, Snapshot } from '../edges/files.js'
import { reasonOf } from '../edges/system-error.js'
import type { FoundConfiguration } from './configuration.js'
import { madeOnce } from './made-once.js'
import type { Memory } from './memory.js'

/** Files of a repository by what they hold; no path stands in two lists. */
export interface SourcePaths {
  readonly frameworks: readonly string[]
  readonly estimates: readonly string[]
  readonly kpis: readonly string[]
  readonly backlog: readonly { readonly path: string; readonly mapping: Mapping | undefined }[]
  /** Paths of links, and of pm.yaml where a glob of it is none: what else there may be is not found. */
  readonly unfound: readonly string[]
}

/** All of them in the order in which they are read: by what frameworks and KPIs say the items are. */
export function pathsOf({ frameworks, kpis, backlog, estimates }: SourcePaths): string[] {
  return [...frameworks, ...kpis, ...backlog.map(({ path }) => path), ...estimates]
}

/** Files that the configuration asks for. */
export interface Wanted {
  readonly glob: Glob
  readonly pattern: string
  readonly kind: 'frameworks' | 'estimates' | 'kpis' | 'backlog'
  readonly mapping?: Mapping
  /** Where pm.yaml asks for it; without it the glob is a default and may match nothing. */
  readonly place?: Place
}

const defaults = {
  ...fixedGlobs,
  kpis: configDefaults.kpis,
  backlog: configDefaults.backlog,
} as const

/** Lists the files that the configuration asks for; links in their way are problems. */
export async function findSources(
  snapshot: Snapshot,
  configuration: FoundConfiguration,
  to: Report,
  memory?: Memory,
): Promise<SourcePaths> {
  const { folder } = configuration
  const unfound: string[] = []
  const report: Report = (problem) => {
    if (problem.severity === 'error') unfound.push(problem.place.source.path)
    to(problem)
  }
  const wanted = madeOnce(
    memory?.wanted,
    configuration,
    (told) => wantedFiles(configuration, told),
    report,
  )
  const inFolder = (path: string) => (folder ? `${folder}/${path}` : path)
  const bases = [...new Set(wanted.map(({ glob }) => (glob.base ? inFolder(glob.base) : folder)))]
  const listed = await snapshot.list(bases)
  const start = folder ? folder.length + 1 : 0
  const taken = new Set<string>()
  const found = {
    frameworks: [] as string[],
    estimates: [] as string[],
    kpis: [] as string[],
    backlog: [] as SourcePaths['backlog'][number][],
  }
  for (const { glob, pattern, kind, mapping, place } of wanted) {
    let matches = 0
    for (const entry of listed) {
      const path = entry.path.slice(start)
      if (entry.path === configuration.path) continue
      if (glob.matches(path)) {
        matches++
        if (taken.has(entry.path)) continue
        taken.add(entry.path)
        if (kind === 'backlog') found.backlog.push({ path: entry.path, mapping })
        else found[kind].push(entry.path)
      } else if (entry.kind !== 'file' && glob.couldContain(path)) {
        matches++
        if (taken.has(entry.path)) continue
        taken.add(entry.path)
        report(await whyNotEntered(entry, snapshot))
      }
    }
    if (!matches && place) report(problem('no-file-matches', place, { globs: [pattern] }))
  }
  // In the order of the listing, which no setting changes.
  checkFileNames(
    listed.flatMap(({ path }) => (taken.has(path) ? [path] : [])),
    report,
  )
  if (!found.backlog.length && !found.kpis.length && !unfound.length)
    reportNothing(configuration, wanted, report)
  return { ...found, unfound }
}

// A folder that has a pm.yaml is meant to hold more than that.
function reportNothing(
  { source, root, written, isUnreadable }: FoundConfiguration,
  wanted: readonly Wanted[],
  report: Report,
): void {
  const asked = wanted.filter(({ kind }) => kind === 'backlog')
  const isDefault = asked.length > 0 && asked.every(({ place }) => !place)
  const given = written && child(written, 'backlog')
  if (!source || isUnreadable || !isDefault || (given && !isNull(given))) return
  const { start, end } = root?.entries[0]?.key ?? wholeFile(source)
  const globs = asked.map(({ pattern }) => pattern)
  report(problem('no-file-matches', { source, start, end }, { globs, isDefault: true }))
}

/** What the configuration asks for, in the order in which a file that is asked for twice is taken. */
export function wantedFiles({ fields, root, source }: Configuration, report: Report): Wanted[] {
  const wanted: Wanted[] = []
  const add = (
    kind: Wanted['kind'],
    pattern: string,
    at?: readonly PropertyKey[],
    mapping?: Mapping,
  ) => {
    const node = at && root && nodeAt(root, at)
    const place = node && source && { source, start: node.start, end: node.end }
    const glob = compileGlob(pattern)
    if ('fault' in glob) {
      if (place) report(problem('invalid-glob', place, { glob: pattern, reason: glob.fault }))
    } else
      wanted.push({ glob, pattern, kind, ...(mapping && { mapping }), ...(place && { place }) })
  }
  // What has a place of its own is neither an item nor a KPI, however wide a glob is.
  for (const pattern of defaults.frameworks) add('frameworks', pattern)
  for (const pattern of defaults.estimates) add('estimates', pattern)
  for (const [index, pattern] of fields.kpis?.entries() ?? []) add('kpis', pattern, ['kpis', index])
  if (!fields.kpis) for (const pattern of defaults.kpis) add('kpis', pattern)
  for (const [index, entry] of fields.backlog?.entries() ?? []) {
    if (typeof entry === 'string') add('backlog', entry, ['backlog', index])
    else {
      const at = root && source && { node: nodeAt(root, ['backlog', index]), source }
      const mapping = mappingOf(entry, at)
      for (const pattern of [entry.files].flat())
        add('backlog', pattern, ['backlog', index, 'files'], mapping)
    }
  }
  if (!fields.backlog) for (const pattern of defaults.backlog) add('backlog', pattern)
  return wanted
}

// Followed, a link could lead anywhere; passed over, its items would vanish. A folder is listed where it is closed.
async function whyNotEntered({ path, kind }: Listed, snapshot: Snapshot): Promise<Problem> {
  const place = { source: sourceFile(path, ''), start: 0, end: 0 }
  const [read] = kind === 'folder' ? await snapshot.read([path], 0) : []
  if (read && 'failure' in read && read.failure.kind === 'unreadable')
    return problem('unreadable-file', place, { reason: reasonOf(read.failure.code), is: kind })
  return problem('not-a-regular-file', place, { kind })
}

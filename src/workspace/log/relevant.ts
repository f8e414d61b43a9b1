import { entriesOf, kpiShape } from '../../core/backlog/shapes.js'
import { readKpi } from '../../core/kpis/read-kpi.js'
import { resolvePath } from '../../core/path.js'
import type { Report } from '../../core/problems/problem.js'
import { configNames } from '../../core/schema/defaults.js'
import { decodeText } from '../../core/yaml/bytes.js'
import { readYaml } from '../../core/yaml/read.js'
import type { FileChange, History, HistoryCommit, StoredFile } from '../../edges/files.js'
import type { Opened } from '../../workspace.js'
import { type FoundConfiguration, findConfiguration } from '../configuration.js'
import { upwards } from '../paths.js'
import { type Wanted, wantedFiles } from '../sources.js'

/** What of a history the ranking and the plan of any of its states may depend on. */
export interface Relevant {
  /** Commits that change some of it, newest first. */
  readonly commits: readonly HistoryCommit[]
  /** What of it stands in the newest commit. */
  readonly files: ReadonlyMap<string, StoredFile>
  isRelevant(path: string, file: StoredFile | undefined): boolean
}

/** Where a history is read from; `repository` says from which folder, and `config` names the configuration, if one is. */
export type HistorySource = Pick<Opened, 'repository' | 'config' | 'limits'>

/**
 * The commits of a history that count. Which files do is told by each version of pm.yaml, and by KPIs that name a CSV, so
 * that git is asked again where one of them names what was not looked at.
 */
export async function relevantHistory(history: History, source: HistorySource): Promise<Relevant> {
  const all = await history.files()
  const { prefix } = source.repository
  const configs = configPaths(source)
  const read = reader(history, source)
  const asked = new Set(configs)
  const wanted: Looked[] = [...lookedFor(await read.configuration(new Map()))]
  const csvs = new Set<string>()
  let commits: readonly HistoryCommit[] | undefined
  for (;;) {
    const paths = [...wanted.map(({ base }) => base), ...csvs].filter((path) => !asked.has(path))
    if (commits && paths.every((path) => isBelow(path, asked))) break
    for (const path of paths) asked.add(path)
    commits = await history.commits([...asked])
    for (const [path, file] of versions(all, commits, (path) => configs.includes(path)))
      wanted.push(...lookedFor(await read.configuration(new Map([[path, file]]))))
    const isKpis = (path: string) =>
      wanted.some((each) => each.wanted.kind === 'kpis' && matches(each, path))
    for (const [path, file] of versions(all, commits, isKpis))
      for (const name of await read.csvs(path, file))
        for (const folder of new Set([prefix, ...wanted.map((each) => each.folder)])) {
          const csv = resolvePath(folder, name)
          if (csv !== undefined) csvs.add(csv)
        }
  }
  const known = new Map<string, boolean>()
  const isRelevant = (path: string, file: StoredFile | undefined) => {
    const key = `${file?.kind ?? ''} ${path}`
    const before = known.get(key)
    if (before !== undefined) return before
    const isOne =
      configs.includes(path) ||
      csvs.has(path) ||
      wanted.some((each) => matches(each, path) || (isObstacle(file) && mayContain(each, path)))
    known.set(key, isOne)
    return isOne
  }
  const counts = ({ path, before, after }: FileChange) =>
    isRelevant(path, before) || isRelevant(path, after)
  const counting = commits.filter(({ changes }) => changes.some(counts))
  const hasMerge = counting.some(({ isMerge }) => isMerge)
  const merged = hasMerge ? await history.merged([...asked]) : undefined
  return {
    commits: counting.map((commit) => ({ ...commit, brings: merged?.get(commit.id) ?? [] })),
    files: new Map([...all].filter(([path, file]) => isRelevant(path, file))),
    isRelevant,
  }
}

function configPaths({ repository, config }: HistorySource): string[] {
  if (config !== undefined) return [config]
  return upwards(repository.prefix).flatMap((folder) =>
    configNames.map((name) => (folder ? `${folder}/${name}` : name)),
  )
}

// A glob with the folder of the pm.yaml that it stands in.
interface Looked {
  readonly folder: string
  readonly base: string
  readonly wanted: Wanted
}

function lookedFor(configuration: FoundConfiguration): Looked[] {
  const { folder } = configuration
  return wantedFiles(configuration, ignore).map((wanted) => {
    const { base } = wanted.glob
    return { folder, base: folder && base ? `${folder}/${base}` : folder || base, wanted }
  })
}

function inFolder({ folder }: Looked, path: string): string | undefined {
  if (folder === '') return path
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}

function matches(looked: Looked, path: string): boolean {
  const inside = inFolder(looked, path)
  return inside !== undefined && looked.wanted.glob.matches(inside)
}

function mayContain(looked: Looked, path: string): boolean {
  const inside = inFolder(looked, path)
  return inside !== undefined && looked.wanted.glob.couldContain(inside)
}

function isObstacle(file: StoredFile | undefined): boolean {
  return file !== undefined && file.kind !== 'file'
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  return folders.has(path) || [...folders].some((each) => !each || path.startsWith(`${each}/`))
}

// Every file that stands or stood at some of the paths.
function versions(
  files: ReadonlyMap<string, StoredFile>,
  commits: readonly HistoryCommit[],
  isOne: (path: string) => boolean,
): readonly (readonly [string, StoredFile])[] {
  const found = new Map<string, readonly [string, StoredFile]>()
  const add = (path: string, file: StoredFile | undefined) => {
    if (file?.kind === 'file') found.set(`${file.id} ${path}`, [path, file])
  }
  for (const [path, file] of files) if (isOne(path)) add(path, file)
  for (const { changes } of commits)
    for (const { path, before, after } of changes)
      if (isOne(path)) for (const file of [before, after]) add(path, file)
  return [...found.values()]
}

// Reads each version of a file once.
function reader(history: History, { repository, config, limits }: HistorySource) {
  const configurations = new Map<string, FoundConfiguration>()
  const csvs = new Map<string, readonly string[]>()
  return {
    async configuration(files: ReadonlyMap<string, StoredFile>): Promise<FoundConfiguration> {
      const key = [...files].map(([path, { id }]) => `${id} ${path}`).join()
      const known = configurations.get(key)
      if (known) return known
      const snapshot = history.snapshot('', files)
      // One that is named need not be there in every state.
      const named = files.size > 0 ? config : undefined
      const found = await findConfiguration(snapshot, repository.prefix, named, limits, ignore)
      configurations.set(key, found)
      return found
    },
    async csvs(path: string, file: StoredFile): Promise<readonly string[]> {
      const key = `${file.id} ${path}`
      const known = csvs.get(key)
      if (known) return known
      const [result] = await history
        .snapshot('', new Map([[path, file]]))
        .read([path], limits.fileSize)
      const found = result && 'bytes' in result ? await csvsIn(path, result.bytes) : []
      csvs.set(key, found)
      return found
    },
  }
}

async function csvsIn(path: string, bytes: Uint8Array): Promise<string[]> {
  const source = decodeText(path, bytes, ignore)
  if (!source?.text.includes('source')) return []
  const tree = await readYaml(source, ignore)
  if (!tree) return []
  return entriesOf(tree, source, kpiShape, ignore).flatMap(
    (node) => readKpi(node, source, ignore).points?.file ?? [],
  )
}

const ignore: Report = () => {}

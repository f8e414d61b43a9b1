import type { Flag, Flags } from '../command.js'
import type { Addition, RepositoryAnswers } from '../core/init/addition.js'
import { type CiService, ciServices } from '../core/init/ci.js'
import { type HookRunner, hookRunners } from '../core/init/hooks.js'
import { configNames } from '../core/schema/defaults.js'
import type { Repository, Snapshot } from '../edges/files.js'
import { noRepository } from '../errors.js'
import { version } from '../version.js'
import { upwards } from '../workspace/paths.js'

const runners = Object.keys(hookRunners) as HookRunner[]
const services = Object.keys(ciServices) as CiService[]

/** Flags that ask for files beside the planning data; each without a value means its first choice. */
export const additionFlags: readonly Flag[] = [
  {
    flags: '--hooks [runner]',
    description: `add a check of each commit, run by ${runners[0]} or what is named`,
    choices: runners,
  },
  {
    flags: '--ci [service]',
    description: `add a check of each change on ${services[0]} or what is named`,
    choices: services,
  },
]

/** What the flags ask for. Throws UsageError outside git. */
export function additionsOf(flags: Flags, repository: Repository, folder: string): Addition[] {
  const answers: RepositoryAnswers = { folder, version }
  const additions = [
    ...ofFlag(flags.hooks, hookRunners, runners[0]!).map((make) => make(answers)),
    ...ofFlag(flags.ci, ciServices, services[0]!).map((make) => make(answers)),
  ]
  if (additions.length && !repository.isGit)
    throw noRepository(
      repository,
      'a hook or CI job needs a git repository, and this folder is in none',
    )
  return additions
}

function ofFlag<K extends string, V>(value: unknown, choices: Record<K, V>, first: K): V[] {
  if (value === undefined) return []
  return [choices[value === true ? first : (value as K)]]
}

/** The paths, among these, at which there is anything: a folder, too, or what cannot be read. */
export async function presentOf(
  paths: readonly string[],
  snapshot: Snapshot,
  fileSize: number,
): Promise<string[]> {
  const found = await snapshot.read(paths, fileSize)
  return found
    .filter((read) => !('failure' in read) || read.failure.kind !== 'missing')
    .map(({ path }) => path)
}

/** Whose checks of this repository end where the addition is turned on. */
export async function turnedOff(
  { turnsOff = {} }: Addition,
  snapshot: Snapshot,
  fileSize: number,
): Promise<string[]> {
  const present = await presentOf(Object.values(turnsOff).flat(), snapshot, fileSize)
  return Object.keys(turnsOff).filter((name) =>
    turnsOff[name]?.some((path) => present.includes(path)),
  )
}

/** The path of the nearest pm.yaml above the working directory, which commands that start there no longer read. */
export async function projectAbove(
  { prefix }: Repository,
  snapshot: Snapshot,
): Promise<string | undefined> {
  const above = upwards(prefix)
    .slice(1)
    .flatMap((folder) => configNames.map((name) => (folder ? `${folder}/${name}` : name)))
  const listed = above.length ? await snapshot.list(above) : []
  const paths = new Set(listed.map(({ path }) => path))
  return above.find((path) => paths.has(path))
}

/** The folder whose planning data is set up already: that of the nearest pm.yaml, or one with files that pm reads without. */
export async function setUpFolder(
  { prefix }: Repository,
  snapshot: Snapshot,
): Promise<string | undefined> {
  const inFolder = (folder: string, name: string) => (folder ? `${folder}/${name}` : name)
  const configured = upwards(prefix)
  const listed = await snapshot.list(
    configured.flatMap((folder) => configNames.map((name) => inFolder(folder, name))),
  )
  const paths = new Set(listed.map(({ path }) => path))
  const nearest = configured.find((folder) =>
    configNames.some((name) => paths.has(inFolder(folder, name))),
  )
  if (nearest !== undefined) return nearest
  const names = ['backlog.yaml', 'backlog.yml', 'backlog', 'kpis.yaml', 'kpis.yml', 'kpis']
  const own = await snapshot.list(names.map((name) => inFolder(prefix, name)))
  return own.length ? prefix : undefined
}

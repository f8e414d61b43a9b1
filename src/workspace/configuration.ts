import { type Configuration, noConfiguration, readConfig } from '../core/config/read-config.js'
import { problem, type Report } from '../core/problems/problem.js'
import { configNames } from '../core/schema/defaults.js'
import { decodeText } from '../core/yaml/bytes.js'
import { readYaml } from '../core/yaml/read.js'
import { sourceFile, wholeFile } from '../core/yaml/source.js'
import type { Limits, ReadResult, Snapshot } from '../edges/files.js'
import { UsageError } from '../errors.js'
import type { Memory } from './memory.js'
import { upwards } from './paths.js'
import { contentsKey, reportFailure } from './read-files.js'

export interface FoundConfiguration extends Configuration {
  /** Folder of pm.yaml relative to the root, or the working directory's without one. */
  readonly folder: string
  /** Path of pm.yaml, also where it cannot be read. */
  readonly path?: string
  /** Whether there is a pm.yaml of which nothing can be read, so that defaults stand in for what it says. */
  readonly isUnreadable: boolean
}

/** The configuration at a path from the root, or the nearest pm.yaml from the working directory up to the root, or none. */
export async function findConfiguration(
  snapshot: Snapshot,
  prefix: string,
  path: string | undefined,
  limits: Limits,
  report: Report,
  memory?: Memory,
): Promise<FoundConfiguration> {
  const candidates =
    path === undefined
      ? upwards(prefix).flatMap((folder) =>
          configNames.map((name) => (folder ? `${folder}/${name}` : name)),
        )
      : [path]
  const results = await snapshot.read(candidates, limits.fileSize)
  const result = results.find((each) => !('failure' in each && each.failure.kind === 'missing'))
  if (!result) {
    if (path !== undefined) throw new UsageError(`--config ${path} does not exist`)
    const none = memory?.configurations.get(prefix)
    if (none) return none
    return remember(prefix, { ...noConfiguration, folder: prefix, isUnreadable: false })
  }
  const folder = result.path.includes('/') ? result.path.slice(0, result.path.lastIndexOf('/')) : ''
  if (path === undefined) reportSecond(results, result.path, folder, report)
  if ('failure' in result) {
    reportFailure(result.path, result.failure, limits, report)
    return { ...noConfiguration, folder, path: result.path, isUnreadable: true }
  }
  const key = contentsKey(snapshot, result.path)
  const known = key === undefined ? undefined : memory?.configurations.get(key)
  if (known) return known
  let told = 0
  const tell: Report = (found) => {
    told++
    report(found)
  }
  const source = decodeText(result.path, result.bytes, tell)
  if (!source) return { ...noConfiguration, folder, path: result.path, isUnreadable: true }
  const root = await readYaml(source, tell)
  const isUnreadable = root ? root.kind !== 'map' : told > 0
  const found = { ...readConfig(root, source, tell), folder, path: result.path, isUnreadable }
  return told === 0 ? remember(key, found) : found

  function remember(at: string | undefined, configuration: FoundConfiguration): FoundConfiguration {
    if (at !== undefined) memory?.configurations.set(at, configuration)
    return configuration
  }
}

// Of two names in one folder the first counts.
function reportSecond(
  results: readonly ReadResult[],
  used: string,
  folder: string,
  report: Report,
): void {
  for (const { path, ...result } of results) {
    const isMissing = 'failure' in result && result.failure.kind === 'missing'
    const isBeside = configNames.some((name) => path === (folder ? `${folder}/${name}` : name))
    if (path === used || isMissing || !isBeside) continue
    report(problem('second-configuration', wholeFile(sourceFile(path, '')), { used }))
  }
}

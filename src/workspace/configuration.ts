import { type Configuration, noConfiguration, readConfig } from '../core/config/read-config.js'
import type { Report } from '../core/problems/problem.js'
import { configNames } from '../core/schema/defaults.js'
import { decodeText } from '../core/yaml/bytes.js'
import { readYaml } from '../core/yaml/read.js'
import type { Limits, Repository, Snapshot } from '../edges/files.js'
import { UsageError } from '../errors.js'
import { insidePath, upwards } from './paths.js'
import { reportFailure } from './read-files.js'

export interface FoundConfiguration extends Configuration {
  /** Folder of pm.yaml relative to the root, or the working directory's without one. */
  readonly folder: string
  /** Path of pm.yaml, also where it cannot be read. */
  readonly path?: string
  /** Whether there is a pm.yaml of which nothing can be read, so that defaults stand in for what it says. */
  readonly isUnreadable: boolean
}

/** The configuration named, or the nearest pm.yaml from the working directory up to the root, or none. */
export async function findConfiguration(
  snapshot: Snapshot,
  repository: Repository,
  named: string | undefined,
  limits: Limits,
  report: Report,
): Promise<FoundConfiguration> {
  const candidates =
    named === undefined
      ? upwards(repository.prefix).flatMap((folder) =>
          configNames.map((name) => (folder ? `${folder}/${name}` : name)),
        )
      : [insidePath(named, repository)]
  const results = await snapshot.read(candidates, limits.fileSize)
  const result = results.find((each) => !('failure' in each && each.failure.kind === 'missing'))
  if (!result) {
    if (named !== undefined) throw new UsageError(`--config ${named} does not exist`)
    return { ...noConfiguration, folder: repository.prefix, isUnreadable: false }
  }
  const folder = result.path.includes('/') ? result.path.slice(0, result.path.lastIndexOf('/')) : ''
  if ('failure' in result) {
    reportFailure(result.path, result.failure, limits, report)
    return { ...noConfiguration, folder, path: result.path, isUnreadable: true }
  }
  const source = decodeText(result.path, result.bytes, report)
  if (!source) return { ...noConfiguration, folder, path: result.path, isUnreadable: true }
  let faults = 0
  const root = await readYaml(source, (found) => {
    faults++
    report(found)
  })
  return {
    ...readConfig(root, source, report),
    folder,
    path: result.path,
    isUnreadable: root ? root.kind !== 'map' : faults > 0,
  }
}

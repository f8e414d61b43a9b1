import { type Configuration, noConfiguration, readConfig } from '../core/config/read-config.js'
import type { Report } from '../core/problems/problem.js'
import { configNames } from '../core/schema/defaults.js'
import { decodeText } from '../core/yaml/bytes.js'
import { readYaml } from '../core/yaml/read.js'
import type { Limits, Snapshot } from '../edges/files.js'
import { UsageError } from '../errors.js'
import { upwards } from './paths.js'
import { reportFailure } from './read-files.js'

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
    return { ...noConfiguration, folder: prefix, isUnreadable: false }
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

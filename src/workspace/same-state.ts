import type { Snapshot } from '../edges/files.js'
import type { Workspace } from '../workspace.js'
import type { FoundConfiguration } from './configuration.js'

/** A state of which nothing is read yet but the configuration, and the files that this asks for. */
export interface Asked {
  readonly snapshot: Snapshot
  readonly configuration: FoundConfiguration
  readonly wanted: readonly string[]
}

/** Whether a state asks for the files that another was read from, and all of them have the same contents in both. */
export function isSameState(
  { snapshot, paths, parts }: Workspace,
  { snapshot: other, configuration, wanted }: Asked,
): boolean {
  return (
    parts.configuration === configuration &&
    parts.wanted?.length === wanted.length &&
    wanted.every((path, at) => path === parts.wanted?.[at]) &&
    [...paths].every((path) => {
      const contents = snapshot.contentsOf?.(path)
      return contents !== undefined && contents === other.contentsOf?.(path)
    })
  )
}

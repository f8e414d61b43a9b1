import type { Globals, Unsaved } from '../command.js'
import type { Io } from '../io.js'
import { readWorkspace, type Workspace } from '../workspace.js'
import type { Memory } from './memory.js'
import { overlay } from './overlay.js'
import { insidePath } from './paths.js'

// Outside git the folder of the configuration is the root, also of one that is named.
async function locate(io: Io, directory: string, named: string | undefined) {
  const repository = await io.files.repository(directory)
  const at = Math.max(named?.lastIndexOf('/') ?? -1, 0)
  const home =
    repository.isGit || !named
      ? undefined
      : io.files.directory(directory, named.slice(0, at) || '.')
  if (!named || home === undefined) return { repository, config: named }
  return { repository: await io.files.repository(home), config: named.slice(at && at + 1) }
}

/** Reads a repository with all its problems. Throws UsageError only where there is nothing to read. */
export async function openWorkspace(
  io: Io,
  { directory, config: named, request, limits }: Globals,
  unsaved: readonly Unsaved[] = [],
  memory?: Memory,
): Promise<Workspace> {
  const { repository, config } = await locate(io, directory, named)
  const isCompared = memory !== undefined && request.kind === 'worktree'
  const saved = await io.files.open(repository, isCompared ? { ...request, isCompared } : request)
  const drafts = unsaved.map(
    ({ path, bytes }) => [insidePath(path, repository, io.files), bytes] as const,
  )
  const snapshot = drafts.length ? overlay(saved, new Map(drafts)) : saved
  const path = config === undefined ? undefined : insidePath(config, repository, io.files)
  return readWorkspace({ repository, snapshot, config: path, limits }, memory)
}

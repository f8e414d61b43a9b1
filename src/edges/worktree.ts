import type { ContentIds } from './content-ids.js'
import type { ReadResult, Repository, Snapshot } from './files.js'
import type { Git } from './git.js'
import { listWorkTree } from './worktree-list.js'
import { readWorkTree } from './worktree-read.js'

/** The files as they stand in the work tree; with `ids` their contents are told. */
export function workTreeSnapshot(repository: Repository, git: Git, ids?: ContentIds): Snapshot {
  function* each(
    paths: readonly string[],
    fileSize: number,
    totalSize?: number,
  ): Generator<ReadResult> {
    for (const result of readWorkTree(repository, paths, fileSize, totalSize))
      yield ids ? ids.note(result) : result
  }
  return {
    source: { kind: 'worktree' },
    list: (bases) => listWorkTree(repository, git, bases),
    read: async (paths, fileSize, totalSize) => [...each(paths, fileSize, totalSize)],
    async *each(paths, fileSize, totalSize) {
      yield each(paths, fileSize, totalSize)
    },
    ...(ids && { contentsOf: ids.of }),
  }
}

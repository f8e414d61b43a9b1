import type { Repository, Snapshot } from './files.js'
import type { Git } from './git.js'
import { listWorkTree } from './worktree-list.js'
import { readWorkTree } from './worktree-read.js'

/** The files as they stand in the work tree. */
export function workTreeSnapshot(repository: Repository, git: Git): Snapshot {
  return {
    source: { kind: 'worktree' },
    list: (bases) => listWorkTree(repository, git, bases),
    read: async (paths, fileSize, totalSize) => [
      ...readWorkTree(repository, paths, fileSize, totalSize),
    ],
    async *each(paths, fileSize, totalSize) {
      yield* readWorkTree(repository, paths, fileSize, totalSize)
    },
  }
}

import { resolve } from 'node:path'
import { noRepository, UsageError } from '../errors.js'
import { commitSnapshot } from './commit-snapshot.js'
import { isFolder } from './entry.js'
import type { Files, Repository, Snapshot, SnapshotRequest } from './files.js'
import { gitIn } from './git.js'
import type { Host } from './host.js'
import { indexSnapshot } from './index-snapshot.js'
import { readInput } from './input.js'
import { pathInside } from './inside.js'
import { findRepository, mayBeSparse } from './repository.js'
import { workTreeSnapshot } from './worktree.js'

/** The files of this machine. Git is started when it is first needed. */
export function nodeFiles(host: Host): Files {
  return {
    repository: (directory) => findRepository(host, directory),
    directory(from, path) {
      const folder = resolve(from, path)
      return isFolder(folder) ? folder : undefined
    },
    inside: pathInside,
    open: (repository, request) => open(host, repository, request),
    async ancestor(repository, base, head) {
      const { ancestorOf } = await import('./ancestor.js')
      return ancestorOf(gitIn(host, repository), base, head)
    },
    async history(repository, revision, since) {
      const { openHistory } = await import('./history.js')
      return openHistory(gitIn(host, repository), revision, since)
    },
    input: readInput,
    write: async (repository, writings) =>
      (await import('./write.js')).writeTexts(host, repository, writings),
    append: async (path, text) => (await import('./append.js')).appendText(path, text),
  }
}

async function open(
  host: Host,
  repository: Repository,
  request: SnapshotRequest,
): Promise<Snapshot> {
  const git = gitIn(host, repository)
  if (request.kind === 'worktree') {
    if (!repository.isBare) {
      const isCompared = request.isCompared === true && repository.isGit
      const ids = isCompared ? (await import('./content-ids.js')).contentIds() : undefined
      const present = workTreeSnapshot(repository, git, ids)
      if (!mayBeSparse(repository)) return present
      const { sparseSnapshot } = await import('./sparse.js')
      return sparseSnapshot(present, git)
    }
    throw new UsageError('a bare repository has no files to read', 'read a commit: --ref HEAD')
  }
  if (!repository.isGit) {
    const flag = request.kind === 'index' ? '--staged' : '--ref'
    throw noRepository(repository, `${flag} needs a git repository, and this folder is in none`)
  }
  return request.kind === 'index' ? indexSnapshot(git) : commitSnapshot(git, request)
}

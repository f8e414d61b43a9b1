import { UsageError } from '../errors.js'
import { outermost } from './bases.js'
import { isShallow, isUnborn, readTree, resolveRevision } from './commit-snapshot.js'
import type { History } from './files.js'
import type { Git } from './git.js'
import { gitSnapshot } from './git-snapshot.js'
import { readLog, readMerged } from './history-log.js'
import { objectStore } from './object-store.js'

/** The history that leads to a revision, without what also leads to `since`. Throws UsageError where one names no commit. */
export async function openHistory(git: Git, revision: string, since?: string): Promise<History> {
  if (revision === 'HEAD' && (await isUnborn(git)))
    throw new UsageError('nothing is committed yet', 'a history begins with the first commit')
  const tip = await resolveRevision(git, revision)
  const end = since === undefined ? undefined : await resolveSince(git, since)
  const store = objectStore(git)
  return {
    tip,
    isShallow: await isShallow(git),
    commits: (paths) => readLog(git, tip, end, outermost(paths)),
    merged: (paths) => readMerged(git, tip, end, outermost(paths)),
    files: () => readTree(git, tip),
    snapshot(commit, files) {
      const entries = new Map([...files].map(([path, file]) => [path, { path, ...file }]))
      return gitSnapshot({ kind: 'commit', commit }, store.read, async () => entries)
    },
    turn: store.turn,
    ahead: (files, turns) =>
      store.ahead(
        files.filter(({ kind }) => kind === 'file').map(({ id }) => id),
        turns,
      ),
    close: store.close,
  }
}

async function resolveSince(git: Git, since: string): Promise<string> {
  try {
    return await resolveRevision(git, since)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(error.message, `${error.hint}; a day is written 2026-11-01`)
  }
}

import { outermost } from './bases.js'
import { isShallow, readTree, resolveRevision } from './commit-snapshot.js'
import type { History } from './files.js'
import type { Git } from './git.js'
import { gitSnapshot } from './git-snapshot.js'
import { readLog } from './history-log.js'
import { objectStore } from './object-store.js'

/** The history that leads to a revision, without what also leads to `since`. Throws UsageError where one names no commit. */
export async function openHistory(git: Git, revision: string, since?: string): Promise<History> {
  const tip = await resolveRevision(git, revision)
  const end = since === undefined ? undefined : await resolveRevision(git, since)
  const store = objectStore(git)
  return {
    tip,
    isShallow: await isShallow(git),
    commits: (paths) => readLog(git, tip, end, outermost(paths)),
    files: () => readTree(git, tip),
    snapshot(commit, files) {
      const entries = new Map([...files].map(([path, file]) => [path, { path, ...file }]))
      return {
        ...gitSnapshot({ kind: 'commit', commit }, store.read, async () => entries),
        contentsOf(path) {
          const file = files.get(path)
          return file?.kind === 'file' ? file.id : undefined
        },
      }
    },
    turn: store.turn,
    close: store.close,
  }
}

import { quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import type { Snapshot, SnapshotRequest } from './files.js'
import type { Git } from './git.js'
import { type GitEntry, gitSnapshot } from './git-snapshot.js'
import { kindOfMode } from './mode.js'
import { objectReader } from './objects.js'

/** The commit that a revision names. Throws UsageError where it names none. */
export async function commitSnapshot(
  git: Git,
  { revision, orNone, isId }: Omit<Extract<SnapshotRequest, { kind: 'commit' }>, 'kind'>,
): Promise<Snapshot> {
  if (orNone && revision === 'HEAD' && (await isUnborn(git)))
    return gitSnapshot({ kind: 'commit', commit: '' }, objectReader(git), async () => new Map())
  const commit = isId ? revision : await resolveRevision(git, revision)
  return gitSnapshot({ kind: 'commit', commit }, objectReader(git), () => readTree(git, commit))
}

/** The full id of the commit that a revision names. Throws UsageError where it names none. */
export async function resolveRevision(git: Git, revision: string): Promise<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (revision === '' || /^-|[\x00-\x1f\x7f]/.test(revision))
    throw new UsageError(
      `${quote(revision)} is no revision`,
      'name a branch, a tag or a commit, such as HEAD~1',
    )
  const { stdout, code } = await git.attempt([
    'rev-parse',
    '--verify',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  const [id] = /^[0-9a-f]{40,64}$/.exec(stdout.toString().trim()) ?? []
  if (code === 0 && id !== undefined) return id
  throw new UsageError(`git knows no commit ${quote(revision)}`, await remedy(git, revision))
}

async function remedy(git: Git, revision: string): Promise<string> {
  if (await isShallow(git))
    return `this clone is shallow: ${fetchCommand(revision)}, or fetch-depth: 0 where CI checks out`
  if (await isUnborn(git)) return 'nothing is committed yet; --staged reads what is staged'
  return revision.startsWith('origin/')
    ? 'fetch it: git fetch origin'
    : 'git log shows commits, git branch -a shows branches'
}

// A shallow clone follows one branch only, and none in CI.
function fetchCommand(revision: string): string {
  const [, branch] = /^origin\/([\w./-]+)$/.exec(revision) ?? []
  if (branch !== undefined)
    return `git fetch --unshallow origin ${branch}:refs/remotes/origin/${branch}`
  return /^[0-9a-f]{40}$/.test(revision) ? `git fetch origin ${revision}` : 'git fetch --unshallow'
}

export async function isShallow(git: Git): Promise<boolean> {
  const { stdout } = await git.attempt(['rev-parse', '--is-shallow-repository'])
  return stdout.toString().trim() === 'true'
}

/** Whether nothing is committed yet. Throws UsageError where git cannot tell. */
export async function isUnborn(git: Git): Promise<boolean> {
  const asked = ['rev-parse', '--verify', '--quiet', 'HEAD'] as const
  const { code } = await git.attempt(asked)
  // Where there is no commit yet it says nothing. What it complains of is told.
  if (code > 1) await git.run(asked)
  return code !== 0
}

/** The files of a commit by path. */
export async function readTree(git: Git, commit: string): Promise<ReadonlyMap<string, GitEntry>> {
  const output = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit])
  const entries = new Map<string, GitEntry>()
  // `100644 blob id<tab>path`
  for (const record of output.toString().split('\0')) {
    const tab = record.indexOf('\t')
    if (tab < 0) continue
    const path = record.slice(tab + 1)
    const id = record.slice(record.lastIndexOf(' ', tab) + 1, tab)
    entries.set(path, { path, kind: kindOfMode(record.slice(0, 6)), id })
  }
  return entries
}

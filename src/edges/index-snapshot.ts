import type { Snapshot } from './files.js'
import type { Git } from './git.js'
import { type GitEntry, gitSnapshot } from './git-snapshot.js'
import { kindOfMode } from './mode.js'
import { objectReader } from './objects.js'

/** What is staged: the index, or the one that GIT_INDEX_FILE names, as it does in a hook. */
export function indexSnapshot(git: Git): Snapshot {
  return gitSnapshot({ kind: 'index' }, objectReader(git), () => readIndex(git))
}

/** With more paths than this a question is about all of them. */
const MOST_PATHS = 100

async function readIndex(git: Git): Promise<ReadonlyMap<string, GitEntry>> {
  const output = (await git.run(['ls-files', '-s', '-z'])).toString()
  const entries = new Map<string, GitEntry>()
  const empty: string[] = []
  // `100644 id 0<tab>path`
  for (const record of output.split('\0')) {
    const tab = record.indexOf('\t')
    if (tab < 0) continue
    const id = record.slice(7, tab - 2)
    const path = record.slice(tab + 1)
    if (emptyBlobs.includes(id)) empty.push(path)
    // Of a merge that is not resolved there are up to three versions, and nothing is staged.
    if (record[tab - 1] !== '0') entries.set(path, { path, kind: 'file', id, isUnmerged: true })
    else entries.set(path, { path, kind: kindOfMode(record.slice(0, 6)), id })
  }
  for (const path of await intendedToAdd(git, empty)) entries.delete(path)
  return entries
}

/** The id of a file without bytes, in SHA-1 and SHA-256. */
const emptyBlobs = [
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]

// `git add --intent-to-add` stages a path as an empty file; only the flags of --debug tell it from one that is empty.
async function intendedToAdd(git: Git, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const asked = paths.length > MOST_PATHS ? [] : paths
  const output = (await git.run(['ls-files', '-s', '--debug', '-z', '--', ...asked])).toString()
  // `100644 id 0<tab>path<NUL>`, then five lines, the last of which ends in `flags: 20004000`.
  const pattern = /\t([^\0]*)\0(?: {2}.*\n){4} {2}.*\tflags: ([0-9a-f]+)\n/g
  return [...output.matchAll(pattern)].flatMap(([, path, flags]) =>
    Number.parseInt(flags!, 16) & INTENT_TO_ADD ? [path!] : [],
  )
}

const INTENT_TO_ADD = 0x20000000

import { namedToGit } from './bases.js'
import type { Snapshot } from './files.js'
import type { Git } from './git.js'
import { type GitEntry, gitSnapshot } from './git-snapshot.js'
import { kindOfMode } from './mode.js'
import { objectReader } from './objects.js'

/** What is staged: the index, or the one that GIT_INDEX_FILE names, as it does in a hook. */
export function indexSnapshot(git: Git): Snapshot {
  return gitSnapshot({ kind: 'index' }, objectReader(git), () => readIndex(git))
}

async function readIndex(git: Git): Promise<ReadonlyMap<string, GitEntry>> {
  const output = (await git.run(['ls-files', '-s', '-z'])).toString()
  const entries = new Map<string, GitEntry>()
  const empty: string[] = []
  for (const record of output.split('\0')) {
    const entry = indexEntry(record)
    if (!entry) continue
    if (emptyBlobs.includes(entry.id)) empty.push(entry.path)
    entries.set(entry.path, entry)
  }
  for (const path of await intendedToAdd(git, empty)) entries.delete(path)
  return entries
}

/** An entry of the index as git lists it, `100644 id 0<tab>path`, with what may stand before that; undefined of anything else. */
export function indexEntry(record: string, at = 0): GitEntry | undefined {
  const tab = record.indexOf('\t')
  if (tab < 0) return undefined
  const id = record.slice(at + 7, tab - 2)
  const path = record.slice(tab + 1)
  // Of a merge that is not resolved there are up to three versions, and nothing is staged.
  if (record[tab - 1] !== '0') return { path, kind: 'file', id, isUnmerged: true }
  return { path, kind: kindOfMode(record.slice(at, at + 6)), id }
}

/** The id of a file without bytes, in SHA-1 and SHA-256. */
const emptyBlobs = [
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]

// `git add --intent-to-add` stages a path as an empty file; only the flags of --debug tell it from one that is empty.
async function intendedToAdd(git: Git, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const asked = ['ls-files', '-s', '--debug', '-z', '--', ...namedToGit(paths)] as const
  const output = (await git.run(asked)).toString()
  // `100644 id 0<tab>path<NUL>`, then five lines, the last of which ends in `flags: 20004000`.
  const pattern = /\t([^\0]*)\0(?: {2}.*\n){4} {2}.*\tflags: ([0-9a-f]+)\n/g
  return [...output.matchAll(pattern)].flatMap(([, path, flags]) =>
    Number.parseInt(flags!, 16) & INTENT_TO_ADD ? [path!] : [],
  )
}

const INTENT_TO_ADD = 0x20000000

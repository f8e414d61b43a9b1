import { compareText } from '../core/compare.js'
import { belowAny, namedToGit, outermost } from './bases.js'
import type { ReadResult, Snapshot } from './files.js'
import type { Git } from './git.js'
import { type GitEntry, gitSnapshot } from './git-snapshot.js'
import { indexEntry } from './index-snapshot.js'
import { objectReader } from './objects.js'

/** The files of a sparse work tree: what git has left out of it is not deleted, and is read as it stands in the index. */
export function sparseSnapshot(present: Snapshot, git: Git): Snapshot {
  const known = new Map<string, GitEntry>()

  async function read(paths: readonly string[], fileSize: number, totalSize?: number) {
    const results = await present.read(paths, fileSize, totalSize)
    const absent = results.flatMap((result) => (isAbsent(result) ? [result.path] : []))
    const entries = absent.length > 0 ? await leftOut(git, absent) : new Map<string, GitEntry>()
    const found = absent.filter((path) => entries.has(path))
    if (found.length === 0) return results
    for (const path of found) known.set(path, entries.get(path)!)
    const used = results.reduce((sum, each) => sum + ('bytes' in each ? each.bytes.length : 0), 0)
    const left = (totalSize ?? Number.POSITIVE_INFINITY) - used
    const index = gitSnapshot({ kind: 'index' }, objectReader(git), async () => entries)
    const staged = new Map(
      (await index.read(found, fileSize, left)).map((result) => [result.path, result] as const),
    )
    return results.map((result) => staged.get(result.path) ?? result)
  }

  return {
    source: present.source,
    async list(bases) {
      const here = await present.list(bases)
      const paths = new Set(here.map(({ path }) => path))
      const isAsked = belowAny(bases)
      const others = [...(await leftOut(git, outermost(bases))).values()].filter(
        ({ path }) => isAsked(path) && !paths.has(path),
      )
      for (const entry of others) known.set(entry.path, entry)
      const listed = others.map(({ path, kind }) => ({ path, kind }))
      return [...here, ...listed].sort((a, b) => compareText(a.path, b.path))
    },
    read,
    async *each(paths, fileSize, totalSize) {
      yield await read(paths, fileSize, totalSize)
    },
    ...(present.contentsOf && {
      contentsOf: (path) => present.contentsOf!(path) ?? known.get(path)?.id,
    }),
  }
}

function isAbsent(result: ReadResult): boolean {
  return 'failure' in result && result.failure.kind === 'missing'
}

// What the index has at or below some paths and git was told to leave out.
async function leftOut(git: Git, paths: readonly string[]): Promise<Map<string, GitEntry>> {
  const output = await git.run(['ls-files', '-t', '-s', '-z', '--', ...namedToGit(paths)])
  const entries = new Map<string, GitEntry>()
  for (const record of output.toString().split('\0')) {
    const entry = record.startsWith(SKIPPED) ? indexEntry(record, SKIPPED.length) : undefined
    if (entry) entries.set(entry.path, entry)
  }
  return entries
}

const SKIPPED = 'S '

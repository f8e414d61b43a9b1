import { compareText } from '../core/compare.js'
import { belowAny, outermost } from './bases.js'
import type { FileKind, ReadFailure, ReadResult, Snapshot, SnapshotSource } from './files.js'
import type { ObjectReader, Read } from './objects.js'
import { foldersAbove, isPlainPath } from './path.js'

/** A path in the index or in a commit. */
export interface GitEntry {
  readonly path: string
  readonly kind: FileKind
  /** The id of its object. */
  readonly id: string
  readonly isUnmerged?: boolean
}

/** A snapshot that is read from git's objects. `load` gives all its entries by path, and is asked once, when first needed. */
export function gitSnapshot(
  source: SnapshotSource,
  readObjects: ObjectReader,
  load: () => Promise<ReadonlyMap<string, GitEntry>>,
): Snapshot {
  let loading: Promise<ReadonlyMap<string, GitEntry>> | undefined
  let loaded: ReadonlyMap<string, GitEntry> | undefined
  const entries = async () => {
    loading ??= load()
    loaded = await loading
    return loaded
  }
  async function* each(
    paths: readonly string[],
    fileSize: number,
    totalSize = Number.POSITIVE_INFINITY,
  ): AsyncGenerator<Iterable<ReadResult>> {
    const all = await entries()
    const found = paths.map((path) => find(all, path))
    const ids = found.flatMap((each) => ('id' in each ? [each.id] : []))
    let isOver = false
    let next = 0
    const result = (read: Read): ReadResult => {
      const path = paths[next++]!
      isOver ||= 'failure' in read && read.failure.kind === 'too-much-data'
      return isOver ? { path, failure: { kind: 'too-much-data' } } : { path, ...read }
    }
    function* withoutObject(): Generator<ReadResult> {
      for (let at = found[next]; at && !('id' in at); at = found[next])
        yield result({ failure: at })
    }
    function* results(reads: Iterable<Read>): Generator<ReadResult> {
      for (const read of reads) {
        yield* withoutObject()
        yield result(read)
      }
    }
    for await (const reads of readObjects(ids, fileSize, totalSize)) yield results(reads)
    yield withoutObject()
  }
  return {
    source,
    async list(bases) {
      const all = await entries()
      const outer = outermost(bases)
      const isAsked = belowAny(outer)
      const above = outer.flatMap((base) => obstacleAbove(all, base) ?? [])
      const below = [...all.values()].filter(({ path }) => isAsked(path))
      return [...new Set([...above, ...below])]
        .map(({ path, kind }) => ({ path, kind }))
        .sort((a, b) => compareText(a.path, b.path))
    },
    each,
    async read(paths, fileSize, totalSize) {
      const results: ReadResult[] = []
      for await (const batch of each(paths, fileSize, totalSize))
        for (const result of batch) results.push(result)
      return results
    },
    contentsOf(path) {
      const entry = loaded?.get(path)
      return entry?.kind === 'file' && !entry.isUnmerged ? entry.id : undefined
    },
  }
}

function find(entries: ReadonlyMap<string, GitEntry>, path: string): GitEntry | ReadFailure {
  if (!isPlainPath(path)) return { kind: path.includes('\0') ? 'missing' : 'outside-root' }
  const entry = entries.get(path)
  if (!entry) {
    const above = obstacleAbove(entries, path)
    return above
      ? { kind: 'not-a-regular-file', is: above.kind, at: above.path }
      : { kind: 'missing' }
  }
  if (entry.isUnmerged) return { kind: 'unmerged' }
  if (entry.kind !== 'file') return { kind: 'not-a-regular-file', is: entry.kind }
  // In the work tree there is no such path: it is what is left of a name that is not UTF-8.
  return path.includes('\ufffd') ? { kind: 'unreadable', code: 'EILSEQ' } : entry
}

function obstacleAbove(entries: ReadonlyMap<string, GitEntry>, path: string): GitEntry | undefined {
  for (const folder of foldersAbove(path)) {
    const entry = entries.get(folder)
    if (entry && entry.kind !== 'file') return entry
  }
  return undefined
}

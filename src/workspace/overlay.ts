import { compareText } from '../core/compare.js'
import type { Listed, ReadResult, Snapshot } from '../edges/files.js'

/** A snapshot in which some files, by path, hold other bytes: text that nobody has saved, or that never will be. */
export function overlay(snapshot: Snapshot, files: ReadonlyMap<string, Uint8Array>): Snapshot {
  return {
    source: snapshot.source,
    async list(bases) {
      const listed = await snapshot.list(bases)
      const known = new Set(listed.map(({ path }) => path))
      const added = [...files.keys()].filter((path) => !known.has(path) && isBelow(path, bases))
      if (!added.length) return listed
      const entries = added.map((path): Listed => ({ path, kind: 'file' }))
      return [...listed, ...entries].sort((a, b) => compareText(a.path, b.path))
    },
    async read(paths, fileSize, totalSize) {
      const results = await snapshot.read(paths, fileSize, totalSize)
      return results.map((result) => shown(result, files, fileSize))
    },
    async *each(paths, fileSize, totalSize) {
      for await (const batch of snapshot.each(paths, fileSize, totalSize))
        yield shownOf(batch, files, fileSize)
    },
  }
}

function isBelow(path: string, bases: readonly string[]): boolean {
  return bases.some((base) => base === '' || path === base || path.startsWith(`${base}/`))
}

function* shownOf(
  batch: Iterable<ReadResult>,
  files: ReadonlyMap<string, Uint8Array>,
  fileSize: number,
): Generator<ReadResult> {
  for (const result of batch) yield shown(result, files, fileSize)
}

function shown(
  result: ReadResult,
  files: ReadonlyMap<string, Uint8Array>,
  fileSize: number,
): ReadResult {
  const { path } = result
  const bytes = files.get(path)
  if (!bytes) return result
  const size = bytes.length
  return size > fileSize ? { path, failure: { kind: 'too-large', size } } : { path, bytes }
}

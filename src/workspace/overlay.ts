import { compareText } from '../core/compare.js'
import type { Listed, Snapshot } from '../edges/files.js'

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
      return results.map((result) => {
        const bytes = files.get(result.path)
        return bytes ? limited(result.path, bytes, fileSize) : result
      })
    },
  }
}

function isBelow(path: string, bases: readonly string[]): boolean {
  return bases.some((base) => base === '' || path === base || path.startsWith(`${base}/`))
}

function limited(path: string, bytes: Uint8Array, fileSize: number) {
  const size = bytes.length
  return size > fileSize ? { path, failure: { kind: 'too-large', size } as const } : { path, bytes }
}

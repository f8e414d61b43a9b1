import type { Snapshot } from '../edges/files.js'

/** A snapshot in which one file holds other bytes: text that an editor has not saved yet. */
export function overlay(snapshot: Snapshot, path: string, bytes: Uint8Array): Snapshot {
  return {
    source: snapshot.source,
    async list(bases) {
      const listed = await snapshot.list(bases)
      const isWanted = bases.some(
        (base) => base === '' || path === base || path.startsWith(`${base}/`),
      )
      if (!isWanted || listed.some((entry) => entry.path === path)) return listed
      return [...listed, { path, kind: 'file' as const }].sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    async read(paths, fileSize) {
      const results = await snapshot.read(paths, fileSize)
      return results.map((result) =>
        result.path === path ? limited(path, bytes, fileSize) : result,
      )
    },
  }
}

function limited(path: string, bytes: Uint8Array, fileSize: number) {
  const size = bytes.length
  return size > fileSize ? { path, failure: { kind: 'too-large', size } as const } : { path, bytes }
}

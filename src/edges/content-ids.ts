import { createHash } from 'node:crypto'
import type { ReadResult } from './files.js'

/** What was read of a work tree, each file by the id that git gives its bytes as they are. */
export interface ContentIds {
  /** Takes note of what was read, and gives it back. */
  note(result: ReadResult): ReadResult
  of(path: string): string | undefined
}

/**
 * Nothing is read yet. The ids are SHA-1, so that nothing in a repository of SHA-256 is the same. Of an empty file
 * nothing is told: a path that git ignores is looked at without being read.
 */
export function contentIds(): ContentIds {
  const ids = new Map<string, string>()
  return {
    note(result) {
      if ('bytes' in result && result.bytes.length > 0) ids.set(result.path, idOf(result.bytes))
      else ids.delete(result.path)
      return result
    },
    of: (path) => ids.get(path),
  }
}

function idOf(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

import { closeSync, constants, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isMissing, kindOf, lookAt } from './entry.js'
import type { ReadFailure, ReadResult, Repository } from './files.js'
import { foldersOf } from './folders.js'
import { isPlainPath } from './path.js'
import { errorCode } from './system-error.js'

/** Reads files of the work tree. Never follows a link, never waits for the other end of a FIFO. */
export function readWorkTree(
  repository: Repository,
  paths: readonly string[],
  fileSize: number,
  totalSize: number,
): ReadResult[] {
  const folders = foldersOf(repository)
  let total = 0
  return paths.map((path) => {
    const fail = (failure: ReadFailure) => ({ path, failure })
    if (total > totalSize) return fail({ kind: 'too-much-data' })
    if (!isPlainPath(path)) return fail({ kind: path.includes('\0') ? 'missing' : 'outside-root' })
    const obstacle = folders.obstacle(path)
    if (obstacle && 'at' in obstacle)
      return fail({ kind: 'not-a-regular-file', is: obstacle.is, at: obstacle.at })
    const read = obstacle ?? readFile(join(repository.root, path), fileSize)
    if ('bytes' in read) total += read.bytes.length
    if (total > totalSize) return fail({ kind: 'too-much-data' })
    return 'code' in read ? fail(failureOf(read.code, path)) : { path, ...read }
  })
}

/** A regular file's bytes, up to a size. The path is absolute, and its folder known to be reached without links. */
export function readFile(
  path: string,
  fileSize: number,
): { readonly bytes: Uint8Array } | { readonly failure: ReadFailure } | { readonly code: string } {
  // Opening a device can have effects, and opening a FIFO waits for a writer.
  const found = lookAt(path)
  if ('code' in found) return found
  const { stats } = found
  if (!stats.isFile()) return { failure: { kind: 'not-a-regular-file', is: kindOf(stats) } }
  if (stats.size > fileSize) return { failure: { kind: 'too-large', size: stats.size } }
  try {
    const file = openSync(path, FLAGS)
    try {
      return readToEnd(file, stats.size, fileSize)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return { code: errorCode(error) }
  }
}

function failureOf(code: string, path: string): ReadFailure {
  if (!isMissing(code)) return { kind: 'unreadable', code }
  // Such a path is what is left of a name that is not UTF-8.
  return path.includes('\ufffd') ? { kind: 'unreadable', code: 'EILSEQ' } : { kind: 'missing' }
}

// Windows knows neither.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

// A file may have grown since its size was asked for.
function readToEnd(file: number, size: number, limit: number) {
  let buffer = Buffer.allocUnsafe(size + 1)
  let end = 0
  for (;;) {
    const count = readSync(file, buffer, end, buffer.length - end, null)
    end += count
    if (end > limit) return { failure: { kind: 'too-large', size: end } as const }
    if (count === 0) return { bytes: buffer.subarray(0, end) }
    if (end === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(end)])
  }
}

import { closeSync, constants, opendirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isMissing, kindOf, lookAt } from './entry.js'
import type { ReadFailure, ReadResult, Repository } from './files.js'
import { type Folders, foldersOf } from './folders.js'
import { isPlainPath } from './path.js'
import { errorCode } from './system-error.js'

/** Reads files of the work tree. Never follows a link, never waits for the other end of a FIFO. */
export function* readWorkTree(
  repository: Repository,
  paths: readonly string[],
  fileSize: number,
  totalSize = Number.POSITIVE_INFINITY,
): Generator<ReadResult> {
  const folders = foldersOf(repository)
  let total = 0
  for (const path of paths) {
    const read = total > totalSize ? undefined : readOne(repository, folders, path, fileSize)
    if (read && 'bytes' in read) total += read.bytes.length
    if (read && total <= totalSize) yield { path, ...read }
    else yield { path, failure: { kind: 'too-much-data' } }
  }
}

function readOne(
  { root }: Repository,
  folders: Folders,
  path: string,
  fileSize: number,
): { readonly bytes: Uint8Array } | { readonly failure: ReadFailure } {
  if (!isPlainPath(path))
    return { failure: { kind: path.includes('\0') ? 'missing' : 'outside-root' } }
  const obstacle = folders.obstacle(path)
  if (obstacle && 'at' in obstacle)
    return { failure: { kind: 'not-a-regular-file', is: obstacle.is, at: obstacle.at } }
  const read = obstacle ?? readFile(join(root, path), fileSize)
  return 'code' in read ? { failure: failureOf(read.code, path) } : read
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
  const closed = stats.isDirectory() ? whyClosed(path) : undefined
  if (closed !== undefined) return { code: closed }
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

// Why what is in a folder cannot be listed or reached, undefined where it can.
function whyClosed(folder: string): string | undefined {
  try {
    opendirSync(folder).closeSync()
  } catch (error) {
    return errorCode(error)
  }
  const inside = lookAt(`${folder}/.`)
  return 'code' in inside ? inside.code : undefined
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

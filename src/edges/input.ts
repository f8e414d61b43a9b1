import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { escapeControls } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { errorCode, reasonOf } from './system-error.js'

/** The bytes of a file or pipe that the user names. Throws UsageError where it cannot be read or is too large. */
export async function readInput(
  directory: string,
  path: string,
  fileSize: number,
): Promise<Uint8Array> {
  const name = escapeControls(path)
  if (path.includes('\0')) throw new UsageError(`${name} is no path`)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of createReadStream(resolve(directory, path))) {
      size += chunk.length
      if (size > fileSize) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(errorCode(error))}`)
  }
  if (size > fileSize)
    throw new UsageError(
      `${name} is larger than ${(fileSize / 1_048_576).toFixed(1)} MiB`,
      'split it, or raise the limit with --max-file-size',
    )
  return Buffer.concat(chunks)
}

import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../errors.js'

const CHUNK = 65_536

/** The bytes of a file that the user names, as `Files.input` promises. */
export async function readInput(
  directory: string,
  path: string,
  fileSize: number,
): Promise<Uint8Array> {
  try {
    const file = await open(resolve(directory, path))
    try {
      return await readUpTo(fileSize, (chunk) =>
        file.read(chunk).then(({ bytesRead }) => bytesRead),
      )
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${path} ${error.message}`, error.hint)
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`there is no file ${path}`)
    throw new UsageError(`cannot read ${path}: ${code === 'EISDIR' ? 'it is a folder' : code}`)
  }
}

async function readUpTo(
  limit: number,
  read: (chunk: Uint8Array) => Promise<number>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const chunk = new Uint8Array(CHUNK)
    const count = await read(chunk)
    if (count === 0) return Buffer.concat(chunks)
    size += count
    if (size > limit)
      throw new UsageError(
        `is over ${(limit / 1_048_576).toFixed(0)} MiB`,
        'split it, or raise the limit with --max-file-size',
      )
    chunks.push(chunk.subarray(0, count))
  }
}

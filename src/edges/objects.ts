import type { ReadFailure } from './files.js'
import { type Git, notFetched } from './git.js'

type Read = { readonly bytes: Uint8Array } | { readonly failure: ReadFailure }

/**
 * The contents of blobs by id, each up to `fileSize` bytes, together up to `totalSize` in the order of the ids; a blob
 * counts as often as it is asked for. Larger ones are never taken out of git. Throws UsageError where git lacks one.
 */
export async function readObjects(
  git: Git,
  ids: readonly string[],
  fileSize: number,
  totalSize: number,
): Promise<ReadonlyMap<string, Read>> {
  const read = new Map<string, Read>()
  if (ids.length === 0) return read
  const distinct = [...new Set(ids)]
  const sizes = parseSizes(
    await git.run(['cat-file', '--batch-check', '--buffer'], lines(distinct)),
  )
  let total = 0
  for (const id of ids) {
    const size = sizes.get(id)
    if (size === undefined) throw notFetched()
    if (size <= fileSize) total += size
    if (size > fileSize) read.set(id, { failure: { kind: 'too-large', size } })
    else if (total > totalSize) read.set(id, { failure: { kind: 'too-much-data' } })
  }
  const wanted = distinct.filter((id) => !read.has(id))
  if (wanted.length > 0) {
    const output = await git.run(['cat-file', '--batch', '--buffer'], lines(wanted))
    for (const [id, bytes] of parseBatch(output)) read.set(id, { bytes })
  }
  return read
}

function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`
}

// Lines of `<id> blob <size>`, or `<id> missing`.
function parseSizes(output: Buffer): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  for (const line of output.toString('latin1').split('\n')) {
    const [id, type, size] = line.split(' ')
    if (id && type === 'blob') sizes.set(id, Number(size))
  }
  return sizes
}

// `<id> blob <size>`, a line feed, that many bytes and another line feed, for each. The bytes are views, not copies.
function* parseBatch(output: Buffer): Generator<[id: string, bytes: Uint8Array]> {
  for (let at = 0; at < output.length; ) {
    const start = output.indexOf(LINE_FEED, at) + 1
    const [id, , size] = output.toString('latin1', at, start).split(' ')
    at = start + Number(size) + 1
    yield [id!, output.subarray(start, at - 1)]
  }
}

const LINE_FEED = 10

import type { ReadFailure } from './files.js'
import { type Git, notFetched } from './git.js'

type Read = { readonly bytes: Uint8Array } | { readonly failure: ReadFailure }

/**
 * The contents of blobs in the order of their ids, each up to `fileSize` bytes, together up to `totalSize`; what is over
 * is never taken out of git. Throws UsageError where git lacks one.
 */
export async function readObjects(
  git: Git,
  ids: readonly string[],
  fileSize: number,
  totalSize: number,
): Promise<readonly Read[]> {
  if (ids.length === 0) return []
  const check = await git.run(['cat-file', '--batch-check', '--buffer'], lines(new Set(ids)))
  const sizes = parseSizes(check)
  let total = 0
  const failures = ids.map((id): ReadFailure | undefined => {
    const size = sizes.get(id)
    if (size === undefined) throw notFetched()
    if (size > fileSize) return { kind: 'too-large', size }
    total += size
    return total > totalSize ? { kind: 'too-much-data' } : undefined
  })
  const wanted = new Set(ids.filter((_, index) => failures[index] === undefined))
  const contents = await readBatch(git, wanted)
  return ids.map((id, index) => {
    const failure = failures[index]
    return failure ? { failure } : { bytes: contents.get(id)! }
  })
}

async function readBatch(
  git: Git,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (ids.size === 0) return new Map()
  return parseBatch(await git.run(['cat-file', '--batch', '--buffer'], lines(ids)))
}

function lines(ids: ReadonlySet<string>): string {
  return `${[...ids].join('\n')}\n`
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
function parseBatch(output: Buffer): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>()
  for (let at = 0; at < output.length; ) {
    const start = output.indexOf(LINE_FEED, at) + 1
    const [id, , size] = output.toString('latin1', at, start).split(' ')
    at = start + Number(size) + 1
    contents.set(id!, output.subarray(start, at - 1))
  }
  return contents
}

const LINE_FEED = 10

import { type ByteReader, byteReader } from './byte-reader.js'
import type { ReadFailure } from './files.js'
import { type Git, notFetched } from './git.js'

/** The bytes of an object, or why they are not read. */
export type Read = { readonly bytes: Uint8Array } | { readonly failure: ReadFailure }

/** Reads objects in the order of their ids, each up to `fileSize` bytes, together up to `totalSize`: as many at once as git has given. */
export type ObjectReader = (
  ids: readonly string[],
  fileSize: number,
  totalSize: number,
) => AsyncGenerator<Iterable<Read>>

/** Why one of so many bytes is not read, asked of each in turn. */
type FailureOf = (size: number) => ReadFailure | undefined

/**
 * The contents of blobs in the order of their ids, each up to `fileSize` bytes, together up to `totalSize`; what is over
 * is not taken out of git. Throws UsageError where git lacks one.
 */
async function* readObjects(
  git: Git,
  ids: readonly string[],
  fileSize: number,
  totalSize: number,
): AsyncGenerator<readonly Read[]> {
  const failureOf = failuresBy(fileSize, totalSize)
  let done = 0
  if (ids.length > FEW) {
    for await (const batch of readUntilFailure(git, ids, failureOf)) {
      done += batch.length
      yield batch
    }
  }
  // Where one was too large others may be.
  if (done < ids.length) yield await readFitting(git, ids.slice(done), failureOf)
}

/** A reader of objects of one repository, which asks its git each time. */
export function objectReader(git: Git): ObjectReader {
  return (ids, fileSize, totalSize) => readObjects(git, ids, fileSize, totalSize)
}

/** Why files of these sizes, asked for one after the other, are not read: each is too large, or all so far are. */
export function failuresBy(fileSize: number, totalSize: number): FailureOf {
  let left = totalSize
  return (size) => {
    if (size > fileSize) return { kind: 'too-large', size }
    left -= size
    return left < 0 ? { kind: 'too-much-data' } : undefined
  }
}

/** Up to so many it costs more to start git beside pm than to wait for it. */
const FEW = 20

// Those before the first that fails, and that one; git is stopped before it prints that.
async function* readUntilFailure(
  git: Git,
  ids: readonly string[],
  failureOf: FailureOf,
): AsyncGenerator<readonly Read[]> {
  const running = await git.start(BATCH)
  try {
    running.send(lines(ids))
    running.end()
    const output = byteReader(running.output)
    let batch: Read[] = []
    for (let count = 0; count < ids.length; count++) {
      let line = output.lineHere()
      if (line === undefined) {
        if (batch.length) yield batch
        batch = []
        line = await output.line()
      }
      const size = sizeIn(line)
      const failure = failureOf(size)
      if (failure) {
        yield [...batch, { failure }]
        return
      }
      let bytes = output.bytesHere(size + 1)
      if (!bytes) {
        if (batch.length) yield batch
        batch = []
        bytes = await output.bytes(size + 1)
      }
      batch.push({ bytes: bytes.subarray(0, size) })
    }
    if (batch.length) yield batch
    await output.end()
  } finally {
    running.stop()
  }
}

// All at once where they are small; else git is asked how large they are before any is taken out.
async function readFitting(
  git: Git,
  ids: readonly string[],
  failureOf: FailureOf,
): Promise<readonly Read[]> {
  const small = await git.runWithin(SMALL, BATCH, lines(ids))
  if (!small) return readBySize(git, ids, failureOf)
  const contents = byteReader([small])
  const reads: Read[] = []
  for (const _ of ids) {
    const size = sizeIn(await contents.line())
    const bytes = await contentOf(contents, size)
    const failure = failureOf(size)
    reads.push(failure ? { failure } : { bytes })
  }
  return reads
}

const BATCH = ['cat-file', '--batch', '--buffer'] as const
const SMALL = 8 * 1_048_576

async function readBySize(
  git: Git,
  ids: readonly string[],
  failureOf: FailureOf,
): Promise<readonly Read[]> {
  const sizes = byteReader([await git.run(['cat-file', '--batch-check', '--buffer'], lines(ids))])
  const found: (ReadFailure | undefined)[] = []
  for (const _ of ids) found.push(failureOf(sizeIn(await sizes.line())))
  const fitting = ids.filter((_, index) => found[index] === undefined)
  const contents = byteReader(fitting.length ? [await git.run(BATCH, lines(fitting))] : [])
  const reads: Read[] = []
  for (const failure of found)
    reads.push(
      failure ? { failure } : { bytes: await contentOf(contents, sizeIn(await contents.line())) },
    )
  return reads
}

/** The content that follows its size. After it stands a line feed. */
export async function contentOf(output: ByteReader, size: number): Promise<Uint8Array> {
  return (await output.bytes(size + 1)).subarray(0, size)
}

/** Ids as git is asked for their objects. */
export function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`
}

/** The size in `<id> blob <size>`. Throws UsageError for `<id> missing`. */
export function sizeIn(line: string): number {
  const [, type, size] = line.split(' ')
  if (type !== 'blob') throw notFetched()
  return Number(size)
}

import { type ByteReader, byteReader } from './byte-reader.js'
import type { ReadFailure } from './files.js'
import { type Git, notFetched } from './git.js'

type Read = { readonly bytes: Uint8Array } | { readonly failure: ReadFailure }

/**
 * The contents of blobs in the order of their ids, each up to `fileSize` bytes, together up to `totalSize`; what is over
 * is not taken out of git. Each is given as soon as git has it. Throws UsageError where git lacks one.
 */
export async function* readObjects(
  git: Git,
  ids: readonly string[],
  fileSize: number,
  totalSize: number,
): AsyncGenerator<Read> {
  let left = totalSize
  const failureOf = (size: number): ReadFailure | undefined => {
    if (size > fileSize) return { kind: 'too-large', size }
    left -= size
    return left < 0 ? { kind: 'too-much-data' } : undefined
  }
  let done = 0
  if (ids.length > FEW) {
    for await (const read of readUntilFailure(git, ids, failureOf)) {
      done++
      yield read
    }
  }
  // Where one was too large others may be.
  yield* readFitting(git, ids.slice(done), failureOf)
}

/** Up to so many it costs more to start git beside pm than to wait for it. */
const FEW = 20

// Those before the first that fails, and that one; git is stopped before it prints that.
async function* readUntilFailure(
  git: Git,
  ids: readonly string[],
  failureOf: (size: number) => ReadFailure | undefined,
): AsyncGenerator<Read> {
  const running = await git.start(['cat-file', '--batch', '--buffer'])
  try {
    running.send(lines(ids))
    const output = byteReader(running.output)
    for (let count = 0; count < ids.length; count++) {
      const size = sizeIn(await output.line())
      const failure = failureOf(size)
      if (failure) {
        yield { failure }
        return
      }
      yield { bytes: await contentOf(output, size) }
    }
    await output.end()
  } finally {
    running.stop()
  }
}

// Asks git how large they are before any is taken out.
async function* readFitting(
  git: Git,
  ids: readonly string[],
  failureOf: (size: number) => ReadFailure | undefined,
): AsyncGenerator<Read> {
  const sizes = await ask(git, '--batch-check', ids)
  const failures: (ReadFailure | undefined)[] = []
  for (const _ of ids) failures.push(failureOf(sizeIn(await sizes.line())))
  const fitting = ids.filter((_, index) => failures[index] === undefined)
  const contents = await ask(git, '--batch', fitting)
  for (const failure of failures) {
    if (failure) yield { failure }
    else yield { bytes: await contentOf(contents, sizeIn(await contents.line())) }
  }
}

async function ask(git: Git, what: '--batch' | '--batch-check', ids: readonly string[]) {
  const answer = ids.length ? [await git.run(['cat-file', what, '--buffer'], lines(ids))] : []
  return byteReader(answer)
}

// After it stands a line feed.
async function contentOf(output: ByteReader, size: number): Promise<Uint8Array> {
  return (await output.bytes(size + 1)).subarray(0, size)
}

function lines(ids: readonly string[]): string {
  return `${ids.join('\n')}\n`
}

// `<id> blob <size>`, or `<id> missing`.
function sizeIn(line: string): number {
  const [, type, size] = line.split(' ')
  if (type !== 'blob') throw notFetched()
  return Number(size)
}

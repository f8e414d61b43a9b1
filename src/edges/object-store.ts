import { type ByteReader, byteReader } from './byte-reader.js'
import type { Git } from './git.js'
import { contentOf, failuresBy, lines, type ObjectReader, sizeIn } from './objects.js'

/** Objects of a repository, which one git gives one after the other while they are asked for. */
export interface ObjectStore {
  readonly read: ObjectReader
  /** Takes out what will be asked for in the next so many turns, as far as it is not large: one answer takes less than many. */
  ahead(ids: readonly string[], turns: number): Promise<void>
  /** Begins another state: what has not been asked for since the last but two is let go of. */
  turn(): void
  /** Ends git. */
  close(): void
}

/** Git beside pm that answers one question after the other. */
interface Answering {
  readonly answers: ByteReader
  ask(ids: readonly string[]): void
  stop(): void
}

interface Kept {
  readonly bytes: Uint8Array
  turn: number
}

/** Turns after which what was not asked for is let go of: of two states that alternate each is read once. */
const TURNS = 3

/** So many bytes are taken out ahead at once. */
const MOST_AHEAD = 8 * 1_048_576

/** A store whose git is started when it is first needed. It is to be closed, and asked for one thing at a time. */
export function objectStore(git: Git): ObjectStore {
  const kept = new Map<string, Kept>()
  const running: Answering[] = []
  let turn = 0
  const start = (what: '--batch' | '--batch-check') => {
    let started: Promise<Answering> | undefined
    return () => {
      started ??= begin(git, what, running)
      return started
    }
  }
  const [sizes, contents] = [start('--batch-check'), start('--batch')]
  return {
    async *read(ids, fileSize, totalSize) {
      const known = await sizesOf(missing(ids))
      const fitting = [...known].flatMap(([id, size]) => (size <= fileSize ? [id] : []))
      if (fitting.length > 0) await fetch(fitting, turn)
      const failureOf = failuresBy(fileSize, totalSize)
      yield ids.map((id) => {
        const found = kept.get(id)
        if (found) found.turn = Math.max(found.turn, turn)
        const failure = failureOf(found?.bytes.length ?? known.get(id)!)
        return failure ? { failure } : { bytes: found!.bytes }
      })
    },
    async ahead(ids, turns) {
      const sizes = await sizesOf(missing(ids))
      let left = MOST_AHEAD
      const small = [...sizes].flatMap(([id, size]) => {
        left -= size
        return left < 0 ? [] : [id]
      })
      if (small.length > 0) await fetch(small, turn + turns)
    },
    turn() {
      turn++
      for (const [id, each] of kept) if (each.turn <= turn - TURNS) kept.delete(id)
    },
    close() {
      for (const each of running.splice(0)) each.stop()
    },
  }

  function missing(ids: readonly string[]): string[] {
    return [...new Set(ids)].filter((id) => !kept.has(id))
  }

  async function sizesOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = new Map<string, number>()
    if (ids.length === 0) return known
    const { ask, answers } = await sizes()
    ask(ids)
    for (const id of ids) known.set(id, sizeIn(await answers.line()))
    return known
  }

  async function fetch(ids: readonly string[], until: number): Promise<void> {
    const { ask, answers } = await contents()
    ask(ids)
    for (const id of ids) {
      const bytes = await contentOf(answers, sizeIn(await answers.line()))
      // A copy, since it would keep all that came with it.
      kept.set(id, { bytes: Uint8Array.from(bytes), turn: until })
    }
  }
}

async function begin(
  git: Git,
  what: '--batch' | '--batch-check',
  all: Answering[],
): Promise<Answering> {
  const running = await git.start(['cat-file', what])
  const answering = {
    answers: byteReader(running.output),
    ask: (ids: readonly string[]) => running.send(lines(ids)),
    stop: () => running.stop(),
  }
  all.push(answering)
  return answering
}

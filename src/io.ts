import type { Solver, SolverFailure } from './core/plan/optimal/program.js'
import type { Files } from './edges/files.js'
import type { Host } from './edges/host.js'
import { nodeFiles } from './edges/node-files.js'
import { reasonOf } from './edges/system-error.js'
import { UsageError } from './errors.js'
import { exitCode } from './exit-code.js'

/** A stream of text that a command writes to. */
export interface Sink {
  write(text: string): void
  readonly isTerminal: boolean
  /** Columns of the terminal, undefined where there is none. */
  readonly width: number | undefined
  /** Whether nobody reads it any more, so that work for it can end. */
  readonly isClosed: boolean
}

/** Everything of the outer world that a run may see. Tests pass their own. */
export interface Io {
  readonly cwd: string
  /** Absolute path of the program that runs, as a shell could start it. */
  readonly program: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Sink
  readonly err: Sink
  readonly files: Files
  /** The calendar date of now in UTC. */
  today(): string
  /** The solver of linear programs, loaded; or why it cannot be. */
  solver(): Promise<Solver | SolverFailure>
  /** Milliseconds since some moment: for showing progress, never for a result. */
  clock(): number
  /** Lets what has come meanwhile, such as a signal, take its turn in long work. */
  breathe(): Promise<void>
  /** Standard input as bytes, read to its end. Throws UsageError where it is over 64 MiB. */
  stdin(): Promise<Uint8Array>
}

/** The process itself as the outer world of a run. */
interface ProcessIo extends Io {
  /**
   * Ends the process with an exit code once all output is written. By itself it would end only when V8 has optimized what
   * the run used most, which nothing will run again.
   */
  leave(code: number): Promise<void>
}

/** The process as a run's outer world. A failed write to standard output makes the exit code 2; a closed pipe does not. */
export function nodeIo(): ProcessIo {
  const opened: NodeJS.WriteStream[] = []
  const first = (stream: NodeJS.WriteStream) => {
    opened.push(stream)
    return stream
  }
  return {
    cwd: process.cwd(),
    program: process.argv[1] ?? '',
    env: process.env,
    out: sink(
      () => first(process.stdout),
      (reason) => {
        // Whatever the run's own code is: it may be set before or after this.
        process.on('exit', () => {
          process.exitCode = exitCode.usage
        })
        process.stderr.write(`pm: standard output cannot be written: ${reason}\n`)
      },
    ),
    err: sink(
      () => first(process.stderr),
      () => {},
    ),
    files: nodeFiles(nodeHost()),
    today: () => new Date().toISOString().slice(0, 10),
    solver: loadSolver,
    clock: () => performance.now(),
    breathe: nextRound,
    stdin: readStandardInput,
    async leave(code) {
      process.exitCode = code
      await Promise.all(opened.map(written))
      // What failed meanwhile is told of first.
      await nextRound()
      process.exit()
    },
  }
}

// A write that fails ends as well.
function written(stream: NodeJS.WriteStream): Promise<void> | undefined {
  if (stream.writableLength === 0) return undefined
  return new Promise((resolve) => stream.write('', () => resolve()))
}

/** The process as the edges see it. */
export function nodeHost(): Host {
  const { env, pid } = process
  return { cwd: process.cwd(), env, pid, isRunning, uninterrupted }
}

const MOST_INPUT = 64 * 1_048_576
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

// After its first failure nothing more is written to a stream. Streams are made when first used, for they cost time.
function sink(open: () => NodeJS.WriteStream, onFailure: (reason: string) => void): Sink {
  let stream: NodeJS.WriteStream | undefined
  let isWorking = true
  const opened = () => {
    stream ??= open().on('error', (error: NodeJS.ErrnoException) => {
      if (isWorking && error.code !== 'EPIPE') onFailure(reasonOf(error.code ?? error.message))
      isWorking = false
    })
    return stream
  }
  return {
    write(text) {
      if (isWorking && text !== '') opened().write(text)
    },
    get isClosed() {
      return !isWorking
    },
    get isTerminal() {
      return opened().isTTY === true
    },
    get width() {
      return opened().isTTY ? opened().columns : undefined
    },
  }
}

async function loadSolver(): Promise<Solver | SolverFailure> {
  try {
    const { loadHighsSolver } = await import('./edges/highs.js')
    return await loadHighsSolver()
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
    return { failure: isMissing ? 'is not installed' : 'cannot be loaded' }
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += chunk.length
    if (size > MOST_INPUT) throw new UsageError('standard input is over 64 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function uninterrupted<T>(work: () => T): Promise<T> {
  let received: NodeJS.Signals | undefined
  const receive = (signal: NodeJS.Signals) => {
    received ??= signal
  }
  for (const signal of signals) process.on(signal, receive)
  try {
    return work()
  } finally {
    // A signal that came meanwhile is handed over in the next round of the event loop.
    await nextRound()
    await nextRound()
    for (const signal of signals) process.off(signal, receive)
    if (received) process.kill(process.pid, received)
  }
}

function nextRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

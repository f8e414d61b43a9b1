import { nodeFiles } from '../src/edges/node-files.js'
import { type Io, nodeHost, nodeIo, type Sink } from '../src/io.js'

/** The outer world of a run in a test: real files, no variables, and output that is kept. */
export interface TestIo extends Io {
  /** What was written so far. */
  stdout(): string
  stderr(): string
}

export interface TestIoOptions {
  readonly cwd: string
  /** Whether both outputs are a terminal, and its columns; default no, and 80. */
  readonly isTerminal?: boolean
  readonly width?: number
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: Uint8Array
  /** Default the one of a process. */
  readonly solver?: Io['solver']
  /** By default time stands still. */
  readonly clock?: () => number
}

export function testIo(options: TestIoOptions): TestIo {
  const { cwd, env = {}, stdin = new Uint8Array() } = options
  const { solver = nodeIo().solver, clock = () => 0 } = options
  const [out, err] = [keep(options), keep(options)]
  return {
    cwd,
    program: '/opt/pm/bin/pm',
    env,
    out: out.sink,
    err: err.sink,
    files: nodeFiles({ ...nodeHost(), cwd, env: withoutGit(process.env) }),
    today: () => '2026-11-21',
    solver,
    clock,
    breathe: async () => {},
    stdin: async () => stdin,
    stdout: () => out.text(),
    stderr: () => err.text(),
  }
}

function keep({ isTerminal = false, width = 80 }: TestIoOptions): {
  readonly sink: Sink
  text(): string
} {
  let written = ''
  const write = (text: string) => {
    written += text
  }
  return {
    sink: { write, isTerminal, width: isTerminal ? width : undefined, isClosed: false },
    text: () => written,
  }
}

/** What this process was told of git, such as by a hook that runs it, is not for the run's repository. */
export function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')))
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../..', import.meta.url))
export const bin: string = fileURLToPath(new URL('../../bin/pm.js', import.meta.url))

if (!existsSync(fileURLToPath(new URL('../../dist/cli.js', import.meta.url))))
  throw new Error('these tests run what is built: npm run build')

export interface Done {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** An environment in which nothing colours, configures or talks about npm. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|PM_|VITEST|NODE_|FORCE_COLOR$|NO_COLOR$|INIT_CWD$)/i.test(name),
  )
  return Object.fromEntries(kept)
}

/** Runs the built command to its end. A death by signal is the code that a shell gives it. */
export function pm(args: readonly string[], cwd: string, node = process.execPath): Done {
  const { status, signal, stdout, stderr } = spawnSync(node, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    env: plainEnvironment(),
    maxBuffer: 1 << 28,
  })
  return { code: codeOf(status, signal), stdout, stderr }
}

/** Starts the built command with pipes. */
export function startPm(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [bin, ...args], {
    cwd,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What a child said on standard error, and the code it ended with. */
export async function ending(child: ChildProcess): Promise<{ code: number; stderr: string }> {
  let stderr = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number>((resolve) => {
    child.on('close', (status, signal) => resolve(codeOf(status, signal)))
  })
  return { code, stderr }
}

const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 2, SIGPIPE: 13, SIGTERM: 15 }

function codeOf(status: number | null, signal: NodeJS.Signals | null): number {
  return status ?? 128 + (SIGNALS[signal ?? ''] ?? 0)
}

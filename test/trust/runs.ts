import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { runnerCommand } from '../render/problems/runner.js'
import { unsafeLines } from './outputs.js'

/** What a run in a folder did, in this process. */
export interface Done {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export async function pm(cwd: string, argv: readonly string[], isTerminal = false): Promise<Done> {
  const io = testIo({ cwd, isTerminal, ...(isTerminal && { env: { FORCE_COLOR: '1' } }) })
  const code = await run(argv, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

/** What of a run's output would do something in a terminal or the log of a CI job that pm does not mean to do. */
export function unsafe({ stdout, stderr }: Done, format: string, isTerminal = false): string[] {
  const isMeant = (line: string) =>
    format === 'github' && /^(?:error|warning)$/.test(runnerCommand(line)?.name ?? '')
  return [
    ...unsafeLines(stdout, isTerminal).filter((line) => !isMeant(line)),
    ...unsafeLines(stderr, isTerminal),
  ]
}

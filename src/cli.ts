import { exitCode } from './exit-code.js'
import type { Io } from './io.js'
import { version } from './version.js'

export { nodeIo } from './io.js'

/** The whole tool: arguments and an outer world in, an exit code out. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    io.out.write(`${version}\n`)
    return exitCode.ok
  }
  const { runProgram } = await import('./program.js')
  return runProgram(argv, io)
}

import { nodeIo, run } from '../../../dist/cli.js'

/** Runs the built program in a folder and gives its exit code, its outputs and the seconds of the processor it took. */
export async function runIn(cwd, argv) {
  const written = { out: '', err: '' }
  const sink = (name) => ({
    write: (text) => {
      written[name] += text
    },
    isTerminal: false,
    width: undefined,
  })
  const before = process.cpuUsage()
  const code = await run(argv, { ...nodeIo(), cwd, env: {}, out: sink('out'), err: sink('err') })
  const { user, system } = process.cpuUsage(before)
  return { code, seconds: (user + system) / 1e6, stdout: written.out, stderr: written.err }
}

/** The most memory that this process has taken so far, in bytes. */
export function peakMemory() {
  return process.resourceUsage().maxRSS * 1024
}

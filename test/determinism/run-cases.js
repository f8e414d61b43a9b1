// Runs commands with the built program and prints what each did: one JSON list in, one out.
// A process of its own, so that another Node, locale or time zone can run it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeIo, run } from '../../dist/cli.js'

const runs = JSON.parse(readFileSync(0, 'utf8'))
const results = []
for (const { cwd, argv, stdin, isTerminal, width, env } of runs) {
  const written = { out: '', err: '' }
  const sink = (name) => ({
    write: (text) => {
      written[name] += text
    },
    isTerminal,
    width: isTerminal ? width : undefined,
  })
  const input = async () => (stdin === undefined ? Buffer.alloc(0) : readFileSync(join(cwd, stdin)))
  const program = '/opt/pm/bin/pm'
  const streams = { out: sink('out'), err: sink('err'), stdin: input }
  // Progress is shown by how long things take.
  const io = { ...nodeIo(), cwd, program, env, ...streams, clock: () => 0 }
  const code = await run(argv, io)
  results.push({ code, stdout: written.out, stderr: written.err })
}
process.stdout.write(JSON.stringify(results))

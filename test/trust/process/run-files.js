// Runs the built program on files, one list in JSON in, one out: each in a new folder, under its names there.
// A process of its own, so that the memory which it takes can be told.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { nodeIo, run } from '../../../dist/cli.js'

const { files, names, commands } = JSON.parse(readFileSync(0, 'utf8'))
const outside = nodeIo()
const results = []
for (const file of files) {
  const cwd = mkdtempSync(join(tmpdir(), 'pm-file-'))
  const bytes = readFileSync(file)
  for (const name of names) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true })
    writeFileSync(join(cwd, name), bytes)
  }
  const runs = []
  for (const argv of commands) runs.push(await runIn(cwd, argv))
  results.push({ file, runs, memory: process.resourceUsage().maxRSS * 1024 })
  rmSync(cwd, { recursive: true, force: true })
}
process.stdout.write(JSON.stringify(results))

async function runIn(cwd, argv) {
  const written = { out: '', err: '' }
  const sink = (name) => ({
    write: (text) => {
      written[name] += text
    },
    isTerminal: false,
    width: undefined,
  })
  const before = process.cpuUsage()
  const code = await run(argv, { ...outside, cwd, env: {}, out: sink('out'), err: sink('err') })
  const { user, system } = process.cpuUsage(before)
  return { code, seconds: (user + system) / 1e6, stdout: written.out, stderr: written.err }
}

// Runs the built program on files, one list in JSON in, one out: each in a new folder, under its names there.
// A process of its own, so that the memory which it takes can be told.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { peakMemory, runIn } from './run-in.js'

const { files, names, commands } = JSON.parse(readFileSync(0, 'utf8'))
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
  results.push({ file, runs, memory: peakMemory() })
  rmSync(cwd, { recursive: true, force: true })
}
process.stdout.write(JSON.stringify(results))

// Builds, runs the tests and says as the last line how many passed and failed.
// Arguments are passed on to vitest: npm test -- test/core
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { count, resultLine } from './test-result.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pm-test-'))
const report = join(folder, 'report.json')

function node(...args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}

function vitest() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return node('node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2))
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}

try {
  const status = node('scripts/build.js') || vitest()
  const result = count(readReport(), status)
  process.exitCode = result.failed > 0 ? 1 : 0
  process.stdout.write(`${resultLine(result)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

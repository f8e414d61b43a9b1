// Everything that must hold besides the tests. Runs all checks, names each, fails if any failed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from './check/bundle.js'
import { lockFile } from './check/lock-file.js'
import { packageContents } from './check/package-contents.js'
import { startSize } from './check/start-size.js'
import { trackedFiles } from './check/tracked-files.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A check gives its complaints; none means that all is well. */
const checks = {
  types: tool('typescript/bin/tsc', '--noEmit', '-p', '.'),
  'format and lint': tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings'),
  'unused files, exports and dependencies': tool('knip/bin/knip.js', '--no-progress'),
  'package manifest': tool('publint/src/cli.js', '--strict', '--pack=npm'),
  'generated files': script('scripts/generate.js', '--check'),
  'package contents': () => packageContents(root),
  'no code made of text': () => bundle(root),
  'what every start loads': () => startSize(root),
  'lock file': () => lockFile(root),
  'tracked files': () => trackedFiles(root),
}

let isFailed = false
for (const [name, check] of Object.entries(checks)) {
  const complaints = check()
  if (complaints.length > 0) isFailed = true
  const lines = complaints.map((line) => `        ${line}\n`).join('')
  process.stdout.write(`${complaints.length > 0 ? 'failed' : 'ok    '}  ${name}\n${lines}`)
}
process.exitCode = isFailed ? 1 : 0

function tool(path, ...args) {
  return script(`node_modules/${path}`, ...args)
}

function script(path, ...args) {
  return () => {
    const done = spawnSync(process.execPath, [path, ...args], { cwd: root, encoding: 'utf8' })
    if (done.status === 0) return []
    const lines = `${done.stdout}${done.stderr}`.split('\n').filter((line) => line.trim() !== '')
    return lines.length > 0 ? lines : [`exit status ${done.status}`]
  }
}

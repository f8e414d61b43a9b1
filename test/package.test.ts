import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainEnvironment, root } from './process/pm.js'
import { twoItems } from './process/repository.js'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }
const work = realpathSync(mkdtempSync(join(tmpdir(), 'pm-package-')))
const app = join(work, 'app')
let packed = ''

beforeAll(() => {
  packed = npm(['pack', '--pack-destination', work], root)
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{"private": true, "type": "module"}\n')
  const tarball = join(work, `backlog-pm-${version}.tgz`)
  npm(['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', tarball], app)
})

afterAll(() => rmSync(work, { recursive: true, force: true }))

test('npm pack prints the name of the tarball and nothing else', () => {
  expect(packed).toBe(`backlog-pm-${version}.tgz\n`)
})

test('the command runs where the package is installed', () => {
  writeFileSync(join(app, 'backlog.yaml'), twoItems)
  expect(npm(['exec', '--offline', '--', 'pm', '--version'], app)).toBe(`${version}\n`)
  const output = npm(['exec', '--offline', '--', 'pm', 'prioritize', '--format', 'json'], app)
  const { items } = JSON.parse(output) as { items: readonly { id: string; score: number }[] }
  expect(items.map(({ id, score }) => [id, score])).toEqual([
    ['a', 320],
    ['b', 25],
  ])
})

test('it brings at most ten packages', () => {
  const names = readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))
  expect(names).toContain('backlog-pm')
  expect(names.length).toBeLessThanOrEqual(11)
})

test('importing it gives the library, without running the command', () => {
  writeFileSync(join(app, 'use.js'), transformSync(consumer, { loader: 'ts' }).code)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['use.js'], {
    cwd: app,
    encoding: 'utf8',
    env: plainEnvironment(),
  })
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '0 unreadable-file\n',
    stderr: '',
  })
})

test('its types hold for a strict consumer', () => {
  writeFileSync(join(app, 'use.ts'), consumer)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023']
  const types = ['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node']
  const done = spawnSync(process.execPath, [tsc, ...options, ...types, 'use.ts'], {
    cwd: app,
    encoding: 'utf8',
  })
  expect({ status: done.status, output: done.stdout + done.stderr }).toEqual({
    status: 0,
    output: '',
  })
})

const consumer = `import { type Problem, rules, sortProblems } from 'backlog-pm'

const problems: readonly Problem[] = sortProblems([])
process.stdout.write(\`\${problems.length} \${Object.keys(rules)[0]}\\n\`)
`

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
}

import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hookRunners } from '../../src/core/init/hooks.js'
import { needs } from '../needs.js'
import { bin, plainEnvironment } from '../process/pm.js'
import { folder, gitEnvironment } from '../repository.js'

const fine = 'id: a\ntitle: Alpha\n'
const broken = 'id: a\ntitle: Alpha\ndepends_on: [nowhere]\n'

const runners = [
  { runner: 'lefthook', install: ['lefthook', 'install'] },
  { runner: 'husky', install: ['husky'] },
] as const

const shim = `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`

describe.for(runners)('what pm init writes for $runner', ({ runner, install }) => {
  const missing =
    process.platform === 'win32' ? 'pm is a shell script here' : needs('git', 'npx', runner)
  const here = folder({
    'package.json': '{"private": true}\n',
    '.gitignore': 'node_modules\n',
    'node_modules/.bin/pm': shim,
    'backlog/a.yaml': fine,
    'backlog/b.yaml': 'id: b\ntitle: Beta\n',
  })
  const run = (file: string, ...args: readonly string[]) => runIn(here.root, file, ...args)
  const runIn = (cwd: string, file: string, ...args: readonly string[]) => {
    // What is not installed, npx would look up.
    const env = { ...plainEnvironment(), ...gitEnvironment(), npm_config_offline: 'true' }
    const { status, stdout, stderr } = spawnSync(file, args, {
      cwd,
      env,
      encoding: 'utf8',
    })
    return { code: status ?? -1, output: stdout + stderr }
  }
  const commit = (...args: readonly string[]) => run('git', 'commit', '-q', '-m', 'Change', ...args)

  beforeAll(() => {
    if (missing !== undefined) return
    chmodSync(join(here.root, 'node_modules/.bin/pm'), 0o755)
    for (const { path, text } of hookRunners[runner]({ folder: '', version: '' }).files)
      here.add({ [path]: text })
    here.git('init', '-q', '-b', 'main')
    here.git('add', '-A')
    here.git('commit', '-q', '-m', 'Start')
    const [command, ...args] = install
    expect(run(command, ...args)).toMatchObject({ code: 0 })
  })

  test('judges what is committed in each form', ({ skip }) => {
    skip(missing !== undefined, missing)
    here.add({ 'backlog/a.yaml': broken })
    here.git('add', 'backlog')
    here.add({ 'backlog/a.yaml': `${fine}notes: one\n` })
    const stopped = commit()
    expect(stopped.code).toBe(1)
    expect(stopped.output).toContain('backlog/a.yaml:3:14: error: ')
    expect(commit('backlog/a.yaml').code).toBe(0)

    here.add({ 'backlog/a.yaml': fine })
    here.git('add', 'backlog')
    here.add({ 'backlog/a.yaml': broken })
    expect(commit('-a').code).toBe(1)
    expect(commit().code).toBe(0)
    expect(here.text('backlog/a.yaml')).toBe(broken)
    here.git('checkout', '-q', '.')
  })

  test.runIf(runner === 'lefthook')('judges a linked work tree, once pm is there', ({ skip }) => {
    skip(missing !== undefined, missing)
    const linked = folder()
    here.git('worktree', 'add', '-q', '-b', 'linked', join(linked.root, 'tree'))
    const commitThere = () =>
      runIn(join(linked.root, 'tree'), 'git', 'commit', '-q', '-a', '-m', 'Change')
    linked.add({ 'tree/backlog/a.yaml': `${fine}notes: two\n` })
    const { code, output } = commitThere()
    expect(code).not.toBe(0)
    expect(output).toContain('npm error')
    linked.add({ 'tree/node_modules/.bin/pm': shim })
    chmodSync(join(linked.root, 'tree/node_modules/.bin/pm'), 0o755)
    expect(commitThere().code).toBe(0)
    linked.add({ 'tree/backlog/a.yaml': broken })
    expect(commitThere().code).not.toBe(0)
  })

  test('judges a merge', ({ skip }) => {
    skip(missing !== undefined, missing)
    here.git('switch', '-q', '-c', 'other')
    here.git('rm', '-q', 'backlog/b.yaml')
    expect(commit().code).toBe(0)
    here.git('switch', '-q', 'main')
    here.add({ 'backlog/a.yaml': `${fine}depends_on: [b]\n` })
    expect(commit('-a').code).toBe(0)
    const { code, output } = run('git', 'merge', '--no-edit', 'other')
    expect(code).not.toBe(0)
    expect(output).toContain('[unknown-dependency]')
  })
})

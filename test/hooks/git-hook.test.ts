import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { hookRunners } from '../../src/core/init/hooks.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { bin, plainEnvironment, root } from '../process/pm.js'
import { folder, gitEnvironment, repository, unbornRepository } from '../repository.js'

test('the plain hook stops the commit and says what to install where pm is missing', ({ skip }) => {
  const missing = needs('/bin/sh')
  skip(missing !== undefined, missing)
  const { text } = hookRunners.git({ folder: '', version: '' }).files[0]!
  const here = folder({ hook: text })
  const options = { cwd: here.root, env: { PATH: here.root }, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['hook'], options)
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'pm is not installed: npm install --global backlog-pm\n',
  })
})

test('the line that is told for a second backlog stops a commit as the hook of the first does', async ({
  skip,
}) => {
  const missing = process.platform === 'win32' ? 'pm is a shell script here' : needs('git')
  skip(missing !== undefined, missing)
  const here = unbornRepository({
    '.gitignore': 'node_modules\n',
    'node_modules/.bin/pm': `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`,
    'a/pm.yaml': 'product: One\n',
    'b/pm.yaml': 'product: Two\n',
  })
  chmodSync(join(here.root, 'node_modules/.bin/pm'), 0o755)
  const addHook = async (inside: string) => {
    const io = testIo({ cwd: join(here.root, inside) })
    return { code: await run(['init', '--hooks'], io), told: io.stderr() }
  }
  expect((await addHook('a')).code).toBe(0)
  const { code, told } = await addHook('b')
  expect(code).toBe(2)
  const [, file = '', line = ''] = /add to (\S+): (.*)$/m.exec(told)!
  here.add({ [file]: `${here.text(file)}${line}\n` })
  here.git('config', 'core.hooksPath', '.githooks')
  const commit = () => {
    const env = { ...plainEnvironment(), ...gitEnvironment() }
    here.git('add', '-A')
    return spawnSync('git', ['commit', '-q', '-m', 'Change'], { cwd: here.root, env }).status
  }
  expect(commit()).toBe(0)
  for (const inside of ['a', 'b']) {
    here.add({ [`${inside}/pm.yaml`]: 'bogus: 1\n' })
    expect(commit()).toBe(1)
    here.add({ [`${inside}/pm.yaml`]: 'product: Ours\n' })
    expect(commit()).toBe(0)
  }
})

test('a sparse checkout has the hook once it is asked for', ({ skip }) => {
  const missing = needs('git')
  skip(missing !== undefined, missing)
  const manual = readFileSync(join(root, 'docs/hooks.md'), 'utf8')
  const [, remedy = ''] = /`git (sparse-checkout add \S+)`/.exec(manual)!
  const { files } = hookRunners.git({ folder: '', version: '' })
  const here = repository({
    ...Object.fromEntries(files.map(({ path, text }) => [path, text])),
    'planning/pm.yaml': 'product: Ours\n',
  })
  const hasHook = () => existsSync(join(here.root, files[0]!.path))
  here.git('sparse-checkout', 'set', '--cone', 'planning')
  expect(hasHook()).toBe(false)
  here.git(...remedy.split(' '))
  expect(hasHook()).toBe(true)
})

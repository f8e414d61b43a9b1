import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { needs } from '../needs.js'
import { bin, plainEnvironment, root } from '../process/pm.js'
import { folder, gitEnvironment, repository } from '../repository.js'

test('the hook of a server refuses a branch with errors, and takes others and deletions', ({
  skip,
}) => {
  const missing = process.platform === 'win32' ? 'pm is a shell script here' : needs('git')
  skip(missing !== undefined, missing)
  const manual = readFileSync(join(root, 'docs/hooks.md'), 'utf8')
  const [, hook = ''] = /`hooks\/pre-receive`.*?\n```sh\n(.*?)```/s.exec(manual)!
  const server = folder({
    'hooks/pre-receive': hook,
    'tools/pm': `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`,
  })
  for (const path of ['hooks/pre-receive', 'tools/pm']) chmodSync(join(server.root, path), 0o755)
  server.git('init', '-q', '--bare', '-b', 'main', '.')
  const here = repository({ 'planning/pm.yaml': 'product: Ours\n' })
  const push = (ref: string) => {
    const path = [join(server.root, 'tools'), process.env.PATH].join(delimiter)
    const env = { ...plainEnvironment(), ...gitEnvironment(), PATH: path }
    const args = ['push', '-q', server.root, ref]
    const { status, stderr } = spawnSync('git', args, { cwd: here.root, env, encoding: 'utf8' })
    return { status, told: stderr }
  }
  expect(push('HEAD:refs/heads/main').status).toBe(0)
  here.add({ 'planning/pm.yaml': 'bogus: 1\n' })
  here.git('commit', '-q', '-a', '-m', 'Break it')
  for (const branch of ['main', 'new']) {
    const { status, told } = push(`HEAD:refs/heads/${branch}`)
    expect(status).toBe(1)
    expect(told).toContain('planning/pm.yaml:1:1: error: ')
  }
  expect(push('HEAD~1:refs/heads/new').status).toBe(0)
  expect(push(':refs/heads/new').status).toBe(0)
  expect(server.git('branch', '--list')).toBe('* main')
})

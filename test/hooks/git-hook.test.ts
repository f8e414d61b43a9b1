import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { hookRunners } from '../../src/core/init/hooks.js'
import { needs } from '../needs.js'
import { folder } from '../repository.js'

test('the plain hook stops the commit and says what to install where pm is missing', ({ skip }) => {
  const missing = needs('/bin/sh')
  skip(missing !== undefined, missing)
  const { text } = hookRunners.git({ folder: '', version: '' }).files[0]!
  const { root } = folder({ hook: text })
  const options = { cwd: root, env: { PATH: root }, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['hook'], options)
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'pm is not installed: npm install --global backlog-pm\n',
  })
})

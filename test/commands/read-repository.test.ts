import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { repository } from '../repository.js'

async function pm(root: string, ...args: readonly string[]) {
  const io = testIo({ cwd: root })
  const code = await run(args, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

test.for([
  ['validate'],
  ['validate', '--staged'],
  ['validate', '--ref', 'HEAD'],
  ['prioritize', '--ref', 'HEAD'],
])('pm %s does not pass a repository whose backlog is in another folder', async (args) => {
  const { root } = repository({ 'product/pm.yaml': 'bogus: 1\n' })
  expect(await pm(root, ...args)).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'pm: nothing to read in this folder: no pm.yaml, no backlog.yaml, no backlog/\n' +
      '  there is product/pm.yaml: name its folder with -C, or the file with --config\n',
  })
  expect((await pm(root, 'validate', '-C', 'product')).code).toBe(1)
})

test('nothing of a backlog staged or committed is nothing to object to', async () => {
  const { root } = repository({ 'src/x': '' })
  const passed = { code: 0, stdout: '', stderr: '0 files, 0 items, 0 KPIs: no problems\n' }
  expect(await pm(root, 'validate', '--staged')).toEqual(passed)
  expect(await pm(root, 'validate', '--ref', 'HEAD')).toEqual(passed)
  expect((await pm(root, 'validate')).code).toBe(2)
})

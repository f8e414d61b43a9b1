import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

test('a roadmap that is a link is named as one, and stays as it is', async () => {
  const { root } = folder({
    'backlog.yaml': '- {id: a, title: Alpha}\n',
    'plan.md': '',
    'roadmap.md': { link: 'plan.md' },
  })
  const io = testIo({ cwd: root })
  expect(await run(['roadmap'], io)).toBe(2)
  expect(io.stderr()).toBe(
    'pm: "roadmap.md" is a symbolic link, and only regular files are read\n' +
      '  put the file itself here in place of the link\n',
  )
})

import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { filesIn, folder, repository, type TestFolder } from '../repository.js'

const tree = { 'backlog/a.yaml': 'id: a\n', 'backlog/x/b.yaml': 'id: b\n' }
const modes = [0o000, 0o444, 0o111]

test.for([
  ...modes.map((mode) => ({ mode, closed: 'backlog', inGit: true })),
  ...modes.map((mode) => ({ mode, closed: 'backlog/x', inGit: true })),
  { mode: 0o000, closed: 'backlog/x', inGit: false },
  { mode: 0o000, closed: 'backlog', inGit: false },
])('a folder that is closed is told, not passed over: %o', async (scene, { skip }) => {
  const { mode, closed, inGit } = scene
  skip(process.getuid === undefined, 'it takes users')
  const missing = needs('git', 'chown')
  skip(missing !== undefined, missing)
  const here = inGit ? repository(tree) : folder(tree)
  const { code, stdout } = await asOwner(here, async () => {
    chmodSync(join(here.root, closed), mode)
    const files = filesIn(here.root, { HOME: here.root })
    const io = { ...testIo({ cwd: here.root }), files }
    try {
      return { code: await run(['validate'], io), stdout: io.stdout() }
    } finally {
      chmodSync(join(here.root, closed), 0o755)
    }
  })
  expect(code).toBe(1)
  expect(stdout).toContain(
    `${closed}:1:1: error: this folder cannot be read: permission denied (EACCES) [unreadable-file]`,
  )
})

// Nothing is closed to root.
async function asOwner<T>({ root }: TestFolder, act: () => Promise<T>): Promise<T> {
  if (process.getuid!() !== 0) return act()
  execFileSync('chown', ['-R', '65534:65534', root])
  process.seteuid!(65_534)
  try {
    return await act()
  } finally {
    process.seteuid!(0)
  }
}

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { needs } from '../needs.js'
import { filesIn, folder, git, repository, unbornRepository } from '../repository.js'

async function ancestor({ root }: { readonly root: string }, base: string, head: string) {
  const files = filesIn(root)
  return files.ancestor(await files.repository(root), base, head)
}

/** `main` and `side` part at `start`. */
function parted() {
  const at = repository({ 'a.yaml': 'a\n' })
  const start = at.git('rev-parse', 'HEAD')
  at.git('checkout', '-q', '-b', 'side')
  at.git('commit', '-q', '--allow-empty', '-m', 'Side')
  at.git('checkout', '-q', 'main')
  at.git('commit', '-q', '--allow-empty', '-m', 'Main')
  return { ...at, start, main: at.git('rev-parse', 'main'), side: at.git('rev-parse', 'side') }
}

describe.skipIf(needs('git'))('where two commits part', () => {
  test('is found, and so is that one follows from the other', async () => {
    const at = parted()
    const ids = { base: at.main, head: at.side }
    expect(await ancestor(at, 'main', 'side')).toEqual({ ...ids, ancestor: at.start })
    expect(await ancestor(at, 'main~1', 'main')).toMatchObject({ ancestor: at.start })
    expect(await ancestor(at, 'main', 'main~1')).toMatchObject({ ancestor: at.start })
    expect(await ancestor(at, 'main', 'main')).toMatchObject({ ancestor: at.main })
  })

  test('is nowhere for histories without a common beginning', async () => {
    const at = parted()
    at.git('checkout', '-q', '--orphan', 'other')
    at.git('commit', '-q', '-m', 'Other')
    expect(await ancestor(at, 'main', 'other')).toMatchObject({
      ancestor: undefined,
      isShallow: false,
    })
  })

  test('may lie beyond what a shallow clone has', async () => {
    const at = parted()
    const { root } = folder()
    git(root, 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${at.root}`, 'shallow')
    expect(await ancestor({ root: join(root, 'shallow') }, 'HEAD', 'origin/side')).toMatchObject({
      ancestor: undefined,
      isShallow: true,
    })
  })

  test.each(['--all', '-x', 'a\nb', ''])('is not looked for by %j', async (name) => {
    await expect(ancestor(parted(), 'main', name)).rejects.toThrow('is no revision')
  })

  test('needs a commit', async () => {
    await expect(ancestor(unbornRepository(), 'HEAD', 'HEAD')).rejects.toMatchObject({
      message: 'git knows no commit "HEAD"',
      hint: expect.stringContaining('nothing is committed yet'),
    })
  })
})

describe.skipIf(needs('git'))('a shallow clone says how to get', () => {
  test.each([
    ['a branch of the remote', 'origin/side'],
    ['an older commit', 'HEAD~1'],
  ])('%s, and it works', async (_, name) => {
    const at = parted()
    const { root } = folder()
    git(root, 'clone', '-q', '--depth', '1', `file://${at.root}`, 'shallow')
    const clone = { root: join(root, 'shallow') }
    const { hint } = await ancestor(clone, name, 'HEAD').then(
      () => expect.fail('it is there'),
      (error) => error as { readonly hint: string },
    )
    const [, command = ''] = /^this clone is shallow: (git fetch [^,]*), or fetch-depth: 0/.exec(
      hint,
    )!
    git(clone.root, ...command.split(' ').slice(1))
    await expect(ancestor(clone, name, 'HEAD')).resolves.toMatchObject({ ancestor: at.start })
  })

  test('a commit by its id, and it works', async () => {
    const at = parted()
    at.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const { root } = folder()
    git(root, 'clone', '-q', '--depth', '1', `file://${at.root}`, 'shallow')
    const clone = { root: join(root, 'shallow') }
    const { hint } = await ancestor(clone, at.side, 'HEAD').then(
      () => expect.fail('it is there'),
      (error) => error as { readonly hint: string },
    )
    expect(hint).toContain(`git fetch origin ${at.side}`)
    git(clone.root, 'fetch', '-q', 'origin', at.side)
    await expect(ancestor(clone, at.side, 'HEAD')).resolves.toMatchObject({ base: at.side })
  })
})

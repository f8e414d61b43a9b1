import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { filesIn, folder, git, repository } from '../repository.js'

describe('the root', () => {
  test('is the folder of .git above', async () => {
    const { root } = repository({ 'a/b/c.yaml': '' })
    const files = filesIn(root)
    expect(await files.repository(join(root, 'a', 'b'))).toEqual({
      root,
      isGit: true,
      prefix: 'a/b',
    })
    expect(await files.repository(root)).toEqual({ root, isGit: true, prefix: '' })
  })

  test('is real where it is reached through a link', async () => {
    const { root } = repository({ 'a/b.yaml': '' })
    const { root: beside } = folder({ link: { link: join(root, 'a') } })
    const found = await filesIn(beside).repository(join(beside, 'link'))
    expect(found).toEqual({ root, isGit: true, prefix: 'a' })
  })

  test('is refused behind a link that the repository around it holds', async () => {
    const other = repository({ 'a/b.yaml': '' })
    const { root } = repository({
      plan: { link: other.root },
      inner: { link: 'real' },
      'real/a.yaml': '',
    })
    const files = filesIn(root)
    for (const [path, real] of [
      ['plan', other.root],
      ['plan/a', join(other.root, 'a')],
      ['inner', join(root, 'real')],
    ] as const) {
      const [link] = path.split('/')
      await expect(files.repository(join(root, path))).rejects.toMatchObject({
        name: 'UsageError',
        message: `${join(root, link!)} is a symbolic link in the repository ${root}, and pm follows none there`,
        hint: `name the folder itself: -C ${real}`,
      })
      expect((await files.repository(real)).root).toBe(path === 'inner' ? root : other.root)
    }
  })

  test('is that of a linked work tree and of a submodule, whose .git is a file', async () => {
    const other = repository({ 'x/y.yaml': '' })
    const main = repository({ 'a.yaml': '' })
    const { root: beside } = folder()
    main.git('worktree', 'add', '-q', join(beside, 'tree'))
    main.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'sub')
    const files = filesIn(main.root)
    expect((await files.repository(join(beside, 'tree'))).root).toBe(join(beside, 'tree'))
    const sub = await files.repository(join(main.root, 'sub', 'x'))
    expect(sub).toEqual({ root: join(main.root, 'sub'), isGit: true, prefix: 'x' })
    const snapshot = await files.open(sub, { kind: 'index' })
    expect(await snapshot.list([''])).toEqual([{ path: 'x/y.yaml', kind: 'file' }])
  })

  test('is above a folder that only is called .git', async () => {
    const { root } = repository({ 'a/b.yaml': '' })
    mkdirSync(join(root, 'a', '.git'))
    expect((await filesIn(root).repository(join(root, 'a'))).root).toBe(root)
  })

  test('is above a bare repository that stands among the files', async () => {
    const { root } = repository({ 'a.yaml': '' })
    git(root, 'init', '-q', '--bare', 'bare')
    const found = await filesIn(root).repository(join(root, 'bare', 'refs'))
    expect(found).toEqual({ root, isGit: true, prefix: 'bare/refs' })
    const snapshot = await filesIn(root).open(found, { kind: 'worktree' })
    expect(await snapshot.list(['a.yaml'])).toEqual([{ path: 'a.yaml', kind: 'file' }])
  })

  test('is the nearest folder with a pm.yaml outside git, or the folder itself', async () => {
    const { root } = folder({ 'x/pm.yaml': '', 'x/y/a.yaml': '', 'z/a.yaml': '' })
    const files = filesIn(root)
    expect(await files.repository(join(root, 'x', 'y'))).toEqual({
      root: join(root, 'x'),
      isGit: false,
      prefix: 'y',
    })
    expect(await files.repository(join(root, 'z'))).toEqual({
      root: join(root, 'z'),
      isGit: false,
      prefix: '',
    })
  })
})

describe('an environment that names a repository', () => {
  test('is followed where it names the one above, in any folder', async () => {
    const { root } = repository({ 'a/b.yaml': '' })
    const found = { root, isGit: true, gitFolder: join(root, '.git'), prefix: 'a' }
    for (const env of [
      { GIT_DIR: join(root, '.git') },
      { GIT_DIR: join(root, '.git'), GIT_WORK_TREE: '.' },
    ]) {
      expect(await filesIn(root, env).repository(join(root, 'a'))).toEqual(found)
      expect(await filesIn(join(root, 'a'), env).repository(join(root, 'a'))).toEqual(found)
    }
    expect(await filesIn(root, { GIT_DIR: '.git' }).repository(join(root, 'a'))).toEqual(found)
  })

  test('may put the work tree elsewhere', async () => {
    const { root } = repository({ 'a.yaml': 'old\n' })
    const tree = folder({ 'x/b.yaml': 'new\n' })
    const env = { GIT_DIR: join(root, '.git'), GIT_WORK_TREE: tree.root }
    const files = filesIn(tree.root, env)
    const found = await files.repository(join(tree.root, 'x'))
    expect(found).toMatchObject({ root: tree.root, prefix: 'x' })
    const listed = async (kind: 'worktree' | 'index') =>
      (await files.open(found, { kind })).list([''])
    expect(await listed('worktree')).toEqual([{ path: 'x/b.yaml', kind: 'file' }])
    expect(await listed('index')).toEqual([{ path: 'a.yaml', kind: 'file' }])
  })

  test('is refused for a folder outside that repository', async () => {
    const { root } = repository({ 'a.yaml': '' })
    const other = repository({ 'b.yaml': '' })
    const files = filesIn(root, { GIT_DIR: join(root, '.git') })
    await expect(files.repository(other.root)).rejects.toThrow(
      /GIT_DIR .* is set, as in a git hook/,
    )
  })

  test('is refused where it names nothing', async () => {
    const { root } = repository({ 'a.yaml': '' })
    const files = filesIn(root, { GIT_DIR: join(root, 'nothing') })
    await expect(files.repository(root)).rejects.toThrow(UsageError)
    await expect(files.repository(root)).rejects.toThrow(/git failed: not a git repository/)
  })

  test('may name a bare repository, as in a hook of a server', async () => {
    const { root } = repository({ 'a.yaml': 'x\n' })
    const { root: beside } = folder()
    git(beside, 'clone', '-q', '--bare', root, 'bare.git')
    const bare = join(beside, 'bare.git')
    const files = filesIn(bare, { GIT_DIR: '.' })
    const found = await files.repository(bare)
    expect(found).toEqual({ root: bare, isGit: true, isBare: true, gitFolder: bare, prefix: '' })
    const snapshot = await files.open(found, { kind: 'commit', revision: 'main' })
    expect(await snapshot.list([''])).toEqual([{ path: 'a.yaml', kind: 'file' }])
    await expect(files.open(found, { kind: 'worktree' })).rejects.toThrow(/bare repository/)
    await expect(
      files.write(found, [{ path: 'a.yaml', text: 'y', expected: 'x\n' }]),
    ).rejects.toThrow(/bare repository/)
  })
})

describe('outside git', () => {
  test('the index and commits need it, and a bare repository says how', async () => {
    const { root } = folder()
    const files = filesIn(root)
    const found = await files.repository(root)
    const open = files.open(found, { kind: 'index' })
    await expect(open).rejects.toMatchObject({
      message: '--staged needs a git repository, and this folder is in none',
      hint: 'git init makes one',
    })
    git(root, 'init', '-q', '--bare')
    const commit = files.open(await files.repository(root), { kind: 'commit', revision: 'HEAD' })
    await expect(commit).rejects.toMatchObject({
      message: '--ref needs a git repository, and this folder is in none',
      hint: 'it is a bare repository itself: set GIT_DIR=.',
    })
  })
})

describe('git', () => {
  test('that is missing is one error, and only where it is needed', async () => {
    const { root } = repository({ 'a.yaml': 'x\n' })
    const files = filesIn(root, { PATH: '' })
    const found = await files.repository(root)
    const snapshot = await files.open(found, { kind: 'worktree' })
    expect(await snapshot.read(['a.yaml'], 10)).toEqual([
      { path: 'a.yaml', bytes: Buffer.from('x\n') },
    ])
    await expect(snapshot.list([''])).rejects.toMatchObject({
      name: 'UsageError',
      message: 'git is not installed, or not on the PATH',
    })
  })

  test('is not taken from the repository through a relative PATH', async () => {
    const { root } = repository({ git: '#!/bin/sh\ntouch tripped\n' })
    git(root, 'update-index', '--chmod=+x', 'git')
    const files = filesIn(root, { PATH: ':.' })
    const snapshot = await files.open(await files.repository(root), { kind: 'index' })
    await expect(snapshot.list([''])).rejects.toThrow(/git is not installed/)
  })

  test('that does not trust the owner says what to do', async () => {
    const { root } = repository({ 'a.yaml': '' })
    const files = filesIn(root, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })
    const snapshot = await files.open(await files.repository(root), { kind: 'worktree' })
    await expect(snapshot.list([''])).rejects.toMatchObject({
      message: 'git does not read a repository that belongs to another user',
      hint: `if you trust it: git config --global --add safe.directory ${root}`,
    })
  })

  test('is heard where the repository is damaged', async () => {
    const { root, add } = repository({ 'a.yaml': '' })
    add({ '.git/index': 'nonsense' })
    const files = filesIn(root)
    const found = await files.repository(root)
    for (const kind of ['worktree', 'index'] as const) {
      const snapshot = await files.open(found, { kind })
      await expect(snapshot.list([''])).rejects.toThrow(/^git failed: [^\n]*index[^\n]*$/)
    }
  })
})

test('a directory is an absolute path to a folder, or undefined', () => {
  const { root } = folder({ 'a/b.yaml': '' })
  const { directory } = filesIn(root)
  expect(directory(root, 'a')).toBe(join(root, 'a'))
  expect(directory(join(root, 'a'), '..')).toBe(root)
  expect([directory(root, 'b'), directory(root, 'a/b.yaml'), directory(root, 'a\0')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

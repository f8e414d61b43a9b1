import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../src/edges/files.js'
import {
  filesIn,
  folder,
  git,
  repository,
  type TestFolder,
  unbornRepository,
} from '../repository.js'

async function commit({ root }: { readonly root: string }, revision: string): Promise<Snapshot> {
  const files = filesIn(root)
  return files.open(await files.repository(root), { kind: 'commit', revision })
}

async function texts(snapshot: Snapshot, ...paths: string[]): Promise<unknown[]> {
  const results = await snapshot.read(paths, 1000)
  return results.map((each) =>
    'bytes' in each ? Buffer.from(each.bytes).toString() : each.failure,
  )
}

function twoCommits(): TestFolder & { readonly first: string; readonly second: string } {
  const at = repository({ 'a.yaml': 'one\n', 'b/c.yaml': 'c\n' })
  const first = at.git('rev-parse', 'HEAD')
  at.add({ 'a.yaml': 'two\n' })
  at.git('rm', '-q', 'b/c.yaml')
  at.git('commit', '-q', '-a', '-m', 'Second')
  return { ...at, first, second: at.git('rev-parse', 'HEAD') }
}

describe('a commit', () => {
  test('is read whatever the index and the work tree hold', async () => {
    const at = twoCommits()
    at.add({ 'a.yaml': 'three\n', 'new.yaml': '' })
    at.git('add', '-A')
    const old = await commit(at, 'HEAD~1')
    expect(old.source).toEqual({ kind: 'commit', commit: at.first })
    expect(await old.list([''])).toEqual([
      { path: 'a.yaml', kind: 'file' },
      { path: 'b/c.yaml', kind: 'file' },
    ])
    expect(await texts(old, 'b/c.yaml', 'a.yaml')).toEqual(['c\n', 'one\n'])
    expect(await texts(await commit(at, 'main'), 'a.yaml', 'b/c.yaml', 'new.yaml')).toEqual([
      'two\n',
      { kind: 'missing' },
      { kind: 'missing' },
    ])
  })

  test('is named by a branch, a tag, an id and what git makes of these', async () => {
    const at = twoCommits()
    at.git('tag', 'plain', at.first)
    at.git('tag', '-a', '-m', 'Tag', 'annotated', at.first)
    at.git('branch', 'f\u00fcr-uns/x', at.first)
    for (const name of [
      'plain',
      'annotated',
      'f\u00fcr-uns/x',
      'main^',
      '@~1',
      'main^{/Start}',
      at.first,
      at.first.slice(0, 8),
    ])
      expect([name, (await commit(at, name)).source]).toEqual([
        name,
        { kind: 'commit', commit: at.first },
      ])
  })

  test('is read from a folder below the root', async () => {
    const at = twoCommits()
    at.add({ 'x/y.yaml': '' })
    const files = filesIn(join(at.root, 'x'))
    const found = await files.repository(join(at.root, 'x'))
    const snapshot = await files.open(found, { kind: 'commit', revision: 'HEAD~1' })
    expect(await snapshot.list(['b'])).toEqual([{ path: 'b/c.yaml', kind: 'file' }])
  })

  test('has links and submodules', async () => {
    const other = repository({ 'x.yaml': 'secret' })
    const at = repository({ 'real/a.yaml': 'a', 'b/link': { link: '../real' } })
    at.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'sub')
    at.git('commit', '-q', '-m', 'Add a submodule')
    const snapshot = await commit(at, 'HEAD')
    expect(await snapshot.list(['b', 'sub'])).toEqual([
      { path: 'b/link', kind: 'symbolic link' },
      { path: 'sub', kind: 'submodule' },
    ])
    expect(await texts(snapshot, 'b/link/a.yaml', 'sub/x.yaml')).toEqual([
      { kind: 'not-a-regular-file', is: 'symbolic link', at: 'b/link' },
      { kind: 'not-a-regular-file', is: 'submodule', at: 'sub' },
    ])
  })

  test('has names of any characters', async () => {
    const names = [
      'a b.yaml',
      'tab\t.yaml',
      'line\nfeed.yaml',
      '"quoted".yaml',
      '\u{1f600}.yaml',
      '-x',
    ]
    const at = repository(Object.fromEntries(names.map((name) => [name, name])))
    const snapshot = await commit(at, 'HEAD')
    expect((await snapshot.list([''])).map(({ path }) => path)).toEqual([...names].sort())
    expect(await texts(snapshot, ...names)).toEqual(names)
  })

  test('has many and large files', async () => {
    const large = Buffer.alloc(12 * 1_048_576, 'some text\n')
    const small = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [`many/${index}.yaml`, `${index}\n`.repeat(500)]),
    )
    const at = repository({ 'a.bin': large, ...small, 'z.bin': Buffer.alloc(12 * 1_048_576, 'z') })
    const snapshot = await commit(at, 'HEAD')
    const paths = ['a.bin', ...Object.keys(small), 'z.bin']
    const results = await snapshot.read(paths, 1 << 25)
    const wrong = results.filter((each) => {
      const expected = each.path === 'a.bin' ? large : small[each.path]
      if (!('bytes' in each)) return true
      if (expected === undefined) return each.bytes.length !== large.length
      return !Buffer.from(expected).equals(each.bytes)
    })
    expect(results.length).toBe(2002)
    expect(wrong).toEqual([])
  })
})

describe('a revision', () => {
  test.for([
    '',
    '-x',
    '--output=stolen.txt',
    '--all',
    'HEAD\n--output=stolen.txt',
    'a\0b',
    '\u001b[31m',
  ])('such as %j is refused', async (revision) => {
    const at = twoCommits()
    const before = readdirSync(at.root)
    await expect(commit(at, revision)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(/^[\x20-\x7e]* is no revision$/),
    })
    expect(readdirSync(at.root)).toEqual(before)
  })

  test.for([
    'nothing',
    'HEAD~9',
    'HEAD:a.yaml',
    'main..main',
    '^main',
    'HEAD^{tree}',
    '0'.repeat(40),
  ])('such as %s that names no commit is said so', async (revision) => {
    await expect(commit(twoCommits(), revision)).rejects.toMatchObject({
      message: `git knows no commit "${revision}"`,
      hint: 'git log shows commits, git branch -a shows branches',
    })
  })

  test('of a branch that is not fetched has a hint', async () => {
    await expect(commit(twoCommits(), 'origin/main')).rejects.toMatchObject({
      hint: 'fetch it: git fetch origin',
    })
  })

  test('has a hint before the first commit', async () => {
    await expect(commit(unbornRepository({ a: '' }), 'HEAD')).rejects.toMatchObject({
      message: 'git knows no commit "HEAD"',
      hint: 'nothing is committed yet; --staged reads what is staged',
    })
  })

  test('of a repository that git does not read is told in the words of git', async () => {
    const at = twoCommits()
    at.add({ '.git/config': '[broken' })
    await expect(commit(at, 'HEAD')).rejects.toMatchObject({
      message: expect.stringMatching(/^git failed: bad config line \d in file/),
      hint: expect.stringContaining('see what git status says'),
    })
  })
})

describe('a clone', () => {
  test('that is shallow says how to get older commits', async () => {
    const at = twoCommits()
    const { root } = folder()
    git(root, 'clone', '-q', '--depth', '1', `file://${at.root}`, 'shallow')
    await expect(commit({ root: join(root, 'shallow') }, 'HEAD~1')).rejects.toMatchObject({
      message: 'git knows no commit "HEAD~1"',
      hint: expect.stringContaining('git fetch --unshallow'),
    })
  })

  test.for(['blob:none', 'tree:0'])(
    'without %s says how to get it, and the hint works',
    async (filter) => {
      const at = twoCommits()
      at.git('config', 'uploadpack.allowFilter', 'true')
      const { root: beside } = folder()
      git(
        beside,
        'clone',
        '-q',
        '--no-checkout',
        `--filter=${filter}`,
        `file://${at.root}`,
        'partial',
      )
      const root = join(beside, 'partial')
      const read = async () => texts(await commit({ root }, 'HEAD~1'), 'a.yaml')
      const error = await read().then(
        () => undefined,
        (reason: unknown) => reason as { message: string; hint: string },
      )
      expect(error).toMatchObject({
        name: 'UsageError',
        message: 'this clone lacks files of the revision, and pm does not use the network',
      })
      const [, ...words] = error!.hint.replace(/^fetch them: | \(.*$/g, '').split(' ')
      git(root, ...words)
      expect(await read()).toEqual(['one\n'])
    },
  )
})

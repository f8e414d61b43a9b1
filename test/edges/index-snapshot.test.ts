import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../src/edges/files.js'
import { needs } from '../needs.js'
import {
  filesIn,
  folder,
  git,
  repository,
  type TestFolder,
  unbornRepository,
} from '../repository.js'

async function index({ root }: TestFolder, env: Record<string, string> = {}): Promise<Snapshot> {
  const files = filesIn(root, env)
  return files.open(await files.repository(root), { kind: 'index' })
}

async function texts(snapshot: Snapshot, ...paths: string[]): Promise<unknown[]> {
  const results = await snapshot.read(paths, 1000)
  return results.map((each) =>
    'bytes' in each ? Buffer.from(each.bytes).toString() : each.failure,
  )
}

describe('the index', () => {
  test('is what is staged, not what stands in the work tree', async () => {
    const at = repository({ 'a.yaml': 'committed\n', 'b/c.yaml': 'c\n' })
    at.add({ 'a.yaml': 'staged\n' })
    at.git('add', 'a.yaml')
    at.add({ 'a.yaml': 'edited\n', 'new.yaml': 'new\n' })
    at.git('rm', '-q', '--cached', 'b/c.yaml')
    const snapshot = await index(at)
    expect(snapshot.source).toEqual({ kind: 'index' })
    expect(await snapshot.list([''])).toEqual([{ path: 'a.yaml', kind: 'file' }])
    expect(await texts(snapshot, 'a.yaml', 'b/c.yaml', 'new.yaml')).toEqual([
      'staged\n',
      { kind: 'missing' },
      { kind: 'missing' },
    ])
  })

  test('can be read before the first commit', async () => {
    const at = unbornRepository({ 'a.yaml': 'a' })
    expect(await (await index(at)).list([''])).toEqual([])
    at.git('add', '-A')
    expect(await texts(await index(at), 'a.yaml')).toEqual(['a'])
  })

  test('has no paths that are only intended to be added, and has empty files', async () => {
    const many = Array.from({ length: 120 }, (_, number) => `empty/${number}.yaml`)
    for (const names of [['a\tflags: 20000000.yaml', 'line\nfeed.yaml'], many]) {
      const at = repository(Object.fromEntries(names.map((name) => [name, ''])))
      at.add({ 'intended.yaml': 'x', 'with\ttab.yaml': '' })
      at.git('add', '-N', 'intended.yaml', 'with\ttab.yaml')
      const snapshot = await index(at)
      expect((await snapshot.list([''])).map(({ path }) => path)).toEqual([...names].sort())
      expect(await texts(snapshot, names[0]!, 'intended.yaml')).toEqual(['', { kind: 'missing' }])
    }
  })

  test('has a path of an unresolved merge once, and reading it fails', async () => {
    const at = repository({ 'a.yaml': 'base\n', 'b.yaml': 'b\n' })
    at.git('checkout', '-q', '-b', 'other')
    at.add({ 'a.yaml': 'other\n' })
    at.git('commit', '-q', '-a', '-m', 'Other')
    at.git('checkout', '-q', 'main')
    at.add({ 'a.yaml': 'main\n' })
    at.git('commit', '-q', '-a', '-m', 'Main')
    expect(() => at.git('merge', 'other')).toThrow()
    const snapshot = await index(at)
    expect(await snapshot.list([''])).toEqual([
      { path: 'a.yaml', kind: 'file' },
      { path: 'b.yaml', kind: 'file' },
    ])
    expect(await texts(snapshot, 'a.yaml', 'b.yaml')).toEqual([{ kind: 'unmerged' }, 'b\n'])
  })

  test('says which paths are links and submodules and what lies behind them', async () => {
    const other = repository({ 'x.yaml': 'secret' })
    const at = repository({ 'real/a.yaml': 'a', 'b/link': { link: '../real' } })
    at.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'sub')
    const snapshot = await index(at)
    expect(await snapshot.list(['b', 'sub/x', 'b/link/a.yaml'])).toEqual([
      { path: 'b/link', kind: 'symbolic link' },
      { path: 'sub', kind: 'submodule' },
    ])
    const link = { kind: 'not-a-regular-file', is: 'symbolic link' }
    const submodule = { kind: 'not-a-regular-file', is: 'submodule' }
    expect(
      await texts(snapshot, 'b/link', 'b/link/a.yaml', 'sub', 'sub/x.yaml', 'b', '../a'),
    ).toEqual([
      link,
      { ...link, at: 'b/link' },
      submodule,
      { ...submodule, at: 'sub' },
      { kind: 'missing' },
      { kind: 'outside-root' },
    ])
  })

  test('keeps every byte, and says what is too large', async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, code) => code % 256))
    const at = repository({ a: bytes, b: '\n\n', c: 'x'.repeat(601), d: bytes, e: '' })
    const snapshot = await index(at)
    const results = await snapshot.read(['d', 'a', 'b', 'c', 'e'], 600)
    expect(
      results.map((each) => ('bytes' in each ? Buffer.from(each.bytes) : each.failure)),
    ).toEqual([
      bytes,
      bytes,
      Buffer.from('\n\n'),
      { kind: 'too-large', size: 601 },
      Buffer.alloc(0),
    ])
    const over = { kind: 'too-much-data' }
    expect(
      (await snapshot.read(['b', 'd', 'c', 'a', 'b'], 600, 1025)).map((each) =>
        'bytes' in each ? each.bytes.length : each.failure,
      ),
    ).toEqual([2, 512, { kind: 'too-large', size: 601 }, over, over])
  })

  test('is read where filters and attributes would change the work tree', async () => {
    const at = repository({ '.gitattributes': '*.yaml text eol=crlf\n', 'a.yaml': 'a\nb\n' })
    expect(await texts(await index(at), 'a.yaml')).toEqual(['a\nb\n'])
  })

  test('is read in a repository of SHA-256 ids', async () => {
    const at = folder({ 'a.yaml': 'a', 'empty.yaml': '' })
    at.git('init', '-q', '--object-format=sha256')
    at.git('add', '-A')
    at.add({ 'intended.yaml': 'x' })
    at.git('add', '-N', 'intended.yaml')
    const snapshot = await index(at)
    expect((await snapshot.list([''])).map(({ path }) => path)).toEqual(['a.yaml', 'empty.yaml'])
    expect(await texts(snapshot, 'a.yaml', 'empty.yaml')).toEqual(['a', ''])
  })

  test('does not mind that another git holds the lock', async () => {
    const at = repository({ 'a.yaml': 'a' })
    at.add({ '.git/index.lock': '' })
    expect(await texts(await index(at), 'a.yaml')).toEqual(['a'])
  })

  test('is the one that GIT_INDEX_FILE names, from the root where it is relative', async () => {
    const at = repository({ 'a.yaml': 'a', 'b/c.yaml': 'c' })
    at.git('read-tree', '--index-output=.git/other', 'HEAD')
    at.git('rm', '-q', '--cached', 'a.yaml')
    for (const name of ['.git/other', join(at.root, '.git/other')]) {
      const files = filesIn(join(at.root, 'b'), { GIT_INDEX_FILE: name })
      const found = await files.repository(join(at.root, 'b'))
      expect(await texts(await files.open(found, { kind: 'index' }), 'a.yaml')).toEqual(['a'])
    }
    expect(await texts(await index(at), 'a.yaml')).toEqual([{ kind: 'missing' }])
  })
})

// What is read in a hook is what the commit then holds, in every form of commit and from every folder.
describe('in a hook', () => {
  const forms = [
    { of: 'commit', args: ['-m', 'x'] },
    { of: 'commit -a', args: ['-a', '-m', 'x'] },
    { of: 'commit b/c.yaml', args: ['-m', 'x', '--', ':/b/c.yaml'] },
    { of: 'commit --amend', args: ['--amend', '-m', 'x'] },
  ]
  const folders = [
    { from: '.', hook: '.' },
    { from: 'b', hook: '.' },
    { from: '.', hook: 'b' },
  ]
  const trees = ['its own', 'a linked', 'a named'] as const
  const cases = forms.flatMap((form) =>
    folders.flatMap((folders) => trees.map((tree) => ({ ...form, ...folders, tree }))),
  )

  test.for(cases)(
    '$of in $from, the hook in $hook, $tree work tree',
    async ({ args, from, hook, tree }, { skip }) => {
      const missing = needs('sh')
      skip(missing !== undefined, missing)
      const main = repository({ 'a.yaml': 'a\n', 'b/c.yaml': 'c\n' })
      const root = tree === 'a linked' ? join(folder().root, 'tree') : main.root
      if (tree === 'a linked') main.git('worktree', 'add', '-q', root)
      const named = [`--git-dir=${root}/.git`, `--work-tree=${root}`]
      const run = (...words: string[]) =>
        git(join(root, from), ...(tree === 'a named' ? named : []), ...words)
      writeFileSync(join(root, 'a.yaml'), 'staged\n')
      run('add', ':/a.yaml')
      writeFileSync(join(root, 'a.yaml'), 'edited\n')
      writeFileSync(join(root, 'b/c.yaml'), 'edited\n')

      const seen = recordHook(main, root, hook)
      run('commit', '-q', ...args)
      const { cwd, env } = seen()

      const files = filesIn(cwd, env)
      const found = await files.repository(join(root, 'b'))
      expect(found).toMatchObject({ root, prefix: 'b' })
      const staged = await files.open(found, { kind: 'index' })
      const committed = await files.open(found, { kind: 'commit', revision: 'HEAD' })
      const paths = ['a.yaml', 'b/c.yaml']
      expect(await texts(staged, ...paths)).toEqual(await texts(committed, ...paths))
      expect(await staged.list([''])).toEqual(await committed.list(['']))
    },
  )
})

/** Makes a pre-commit hook that works in a folder. What it saw is given later, its index back in its place. */
function recordHook(main: TestFolder, root: string, folderOfHook: string) {
  const notes = folder().root
  main.add({
    '.git/hooks/pre-commit': [
      '#!/bin/sh',
      `cp "$GIT_INDEX_FILE" ${notes}/index`,
      `cd ${folderOfHook}`,
      `pwd -P > ${notes}/cwd`,
      `env | grep ^GIT_ > ${notes}/env`,
    ].join('\n'),
  })
  chmodSync(join(main.root, '.git/hooks/pre-commit'), 0o755)
  return () => {
    const lines = readFileSync(join(notes, 'env'), 'utf8').trim().split('\n')
    const pairs = lines.map((line) => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1),
    ])
    const env = Object.fromEntries(pairs) as Record<string, string>
    copyFileSync(join(notes, 'index'), resolve(root, env.GIT_INDEX_FILE!))
    return { cwd: readFileSync(join(notes, 'cwd'), 'utf8').trim(), env }
  }
}

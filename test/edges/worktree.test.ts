import { chmodSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Files, Snapshot } from '../../src/edges/files.js'
import { needs } from '../needs.js'
import {
  fifo,
  filesIn,
  folder,
  gitEnvironment,
  repository,
  type TestFolder,
  unbornRepository,
} from '../repository.js'

function skipWithout(skip: (condition: boolean, reason?: string) => void, ...tools: string[]) {
  const missing = needs(...tools)
  skip(missing !== undefined, missing)
}

async function worktree({ root }: TestFolder, files: Files = filesIn(root)): Promise<Snapshot> {
  return files.open(await files.repository(root), { kind: 'worktree' })
}

async function list(at: TestFolder, ...bases: string[]): Promise<string[]> {
  const listed = await (await worktree(at)).list(bases)
  return listed.map(({ path, kind }) => (kind === 'file' ? path : `${path} (${kind})`))
}

async function read(at: TestFolder, ...paths: string[]): Promise<unknown[]> {
  const results = await (await worktree(at)).read(paths, 100)
  expect(results.map(({ path }) => path)).toEqual(paths)
  return results.map((each) =>
    'bytes' in each ? Buffer.from(each.bytes).toString() : each.failure,
  )
}

describe('the list of a work tree in git', () => {
  test('holds what is tracked or could be, in order of code units', async () => {
    const at = repository({
      'backlog/a.yaml': '',
      'backlog/a-b.yaml': '',
      'backlog/a/b.yaml': '',
      'backlog/gone.yaml': '',
      'backlog/\u00e4.yaml': '',
      'backlog/\uff5e.yaml': '',
      'backlog/\u{1f600}.yaml': '',
      'other.yaml': '',
      '.gitignore': 'ignored*\n',
    })
    at.add({ 'backlog/new.yaml': '', 'backlog/ignored.yaml': '', 'backlog/x/ignored/a.yaml': '' })
    at.add({ 'ignored-and-tracked.yaml': '' })
    at.git('add', '-f', 'ignored-and-tracked.yaml')
    unlinkSync(join(at.root, 'backlog/gone.yaml'))
    const backlog = [
      'backlog/a-b.yaml',
      'backlog/a.yaml',
      'backlog/a/b.yaml',
      'backlog/new.yaml',
      'backlog/\u00e4.yaml',
      'backlog/\u{1f600}.yaml',
      'backlog/\uff5e.yaml',
    ]
    expect(await list(at, 'backlog')).toEqual(backlog)
    expect(await list(at, '')).toEqual([
      '.gitignore',
      ...backlog,
      'ignored-and-tracked.yaml',
      'other.yaml',
    ])
  })

  test('takes files and folders as bases, once each, and passes over those that are not there', async () => {
    const at = repository({
      'a.yaml': '',
      'a.yml': '',
      'b/c/d.yaml': '',
      'b/e.yaml': '',
      'bc/f.yaml': '',
    })
    expect(await list(at, 'a.yaml', 'b', 'b/c', 'b', 'nothing/here')).toEqual([
      'a.yaml',
      'b/c/d.yaml',
      'b/e.yaml',
    ])
    expect(await list(at)).toEqual([])
    expect(await list(at, 'nothing', '../x', '/etc', 'a\0b')).toEqual([])
  })

  test('takes names as they are, not as patterns', async () => {
    const at = repository({
      '*/a.yaml': '',
      'b/a.yaml': '',
      ':(top)c/a.yaml': '',
      '[b]/a.yaml': '',
    })
    expect(await list(at, '*')).toEqual(['*/a.yaml'])
    expect(await list(at, '[b]')).toEqual(['[b]/a.yaml'])
    expect(await list(at, ':(top)c')).toEqual([':(top)c/a.yaml'])
  })

  test('takes more bases than a command line holds', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `${'x'.repeat(100)}${index}.yaml`)
    const at = repository(Object.fromEntries([...names, 'other.yaml'].map((name) => [name, ''])))
    expect(await list(at, ...names)).toEqual([...names].sort())
  })

  test('names links and does not enter them', async () => {
    const at = repository({
      'real/a.yaml': '',
      'backlog/file.yaml': { link: '../real/a.yaml' },
      'backlog/folder': { link: '../real' },
      'backlog/nowhere.yaml': { link: 'nowhere' },
    })
    at.add({ 'backlog/new': { link: '/etc' } })
    const links = [
      'backlog/file.yaml (symbolic link)',
      'backlog/folder (symbolic link)',
      'backlog/new (symbolic link)',
      'backlog/nowhere.yaml (symbolic link)',
    ]
    expect(await list(at, 'backlog')).toEqual(links)
    expect(await list(at, 'backlog/folder', 'backlog/new/passwd')).toEqual([
      'backlog/folder (symbolic link)',
      'backlog/new (symbolic link)',
    ])
  })

  test('names a link that took the place of a folder, ignored or not', async () => {
    for (const ignored of ['', 'backlog\n']) {
      const at = repository({ 'backlog/a/b.yaml': '', 'real/a/b.yaml': '' })
      rmSync(join(at.root, 'backlog'), { recursive: true })
      symlinkSync('real', join(at.root, 'backlog'))
      at.add({ '.gitignore': ignored })
      expect(await list(at, 'backlog')).toEqual(['backlog (symbolic link)'])
      expect(await list(at, 'backlog/a')).toEqual(['backlog (symbolic link)'])
    }
  })

  test('names submodules and other repositories inside and does not enter them', async () => {
    const other = repository({ 'x/y.yaml': '' })
    const at = repository({ 'a.yaml': '' })
    at.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'b/sub')
    at.git('init', '-q', 'b/nested')
    at.add({ 'b/nested/a.yaml': '' })
    expect(await list(at, 'b')).toEqual(['b/nested (submodule)', 'b/sub (submodule)'])
    expect(await list(at, 'b/sub/x', 'b/nested/a.yaml')).toEqual([
      'b/nested (submodule)',
      'b/sub (submodule)',
    ])
    rmSync(join(at.root, 'b/sub'), { recursive: true })
    expect(await list(at, 'b/sub')).toEqual([])
  })

  test('follows a file that became a folder and a folder that became a file', async () => {
    const at = repository({ 'a.yaml': '', 'b/c.yaml': '' })
    rmSync(join(at.root, 'a.yaml'))
    rmSync(join(at.root, 'b'), { recursive: true })
    at.add({ 'a.yaml/x.yaml': '', b: '' })
    expect(await list(at, '')).toEqual(['a.yaml/x.yaml', 'b'])
  })

  test('names FIFOs and sockets, which git passes over', async ({ skip }) => {
    skipWithout(skip, 'mkfifo')
    const at = repository({ 'backlog/a.yaml': '', 'tracked.yaml': '' })
    unlinkSync(join(at.root, 'tracked.yaml'))
    at.add({ 'backlog/pipe.yaml': fifo, 'kpis.yaml': fifo, 'tracked.yaml': fifo })
    const server = createServer().listen(join(at.root, 'backlog/socket.yaml'))
    await new Promise((resolve) => server.once('listening', resolve))
    const listed = await list(at, 'backlog', 'kpis.yaml', 'tracked.yaml')
    server.close()
    expect(listed).toEqual([
      'backlog/a.yaml',
      'backlog/pipe.yaml (FIFO)',
      'backlog/socket.yaml (socket)',
      'kpis.yaml (FIFO)',
      'tracked.yaml (FIFO)',
    ])
  })

  test('names a FIFO that is alone in its folder', async ({ skip }) => {
    skipWithout(skip, 'mkfifo')
    const at = repository({ 'a.yaml': '' })
    at.add({ 'backlog/pipe.yaml': fifo })
    expect(await list(at, 'backlog')).toEqual(['backlog/pipe.yaml (FIFO)'])
    expect(await list(at, '', 'backlog')).toEqual(['a.yaml', 'backlog/pipe.yaml (FIFO)'])
  })

  test('names a file whose name is not UTF-8', async ({ skip }) => {
    skip(process.platform !== 'linux', 'it takes Linux')
    const at = repository({ 'backlog/a.yaml': '' })
    const name = Buffer.concat([Buffer.from(join(at.root, 'backlog/b')), Buffer.from([0xff])])
    writeFileSync(name, '')
    const listed = ['backlog/a.yaml', 'backlog/b\ufffd']
    expect(await list(at, 'backlog')).toEqual(listed)
    at.git('add', '-A')
    expect(await list(at, 'backlog')).toEqual(listed)
    expect(await read(at, ...listed)).toEqual(['', { kind: 'unreadable', code: 'EILSEQ' }])
  })

  test('needs no commit and no index', async () => {
    expect(await list(unbornRepository({ 'a.yaml': '', 'b/c.yaml': '' }), '')).toEqual([
      'a.yaml',
      'b/c.yaml',
    ])
  })

  test('does not mind the lock of an index', async () => {
    const at = repository({ 'a.yaml': '' })
    at.add({ '.git/index.lock': '' })
    expect(await list(at, '')).toEqual(['a.yaml'])
  })

  test('does not take another work tree from the configuration', async () => {
    const at = repository({ 'a.yaml': '' })
    const elsewhere = folder({ 'secret.yaml': 'secret' })
    at.git('config', 'core.worktree', elsewhere.root)
    expect(await list(at, '')).toEqual(['a.yaml'])
    at.git('config', '--unset', 'core.worktree')
    at.git('config', 'core.bare', 'true')
    expect(await list(at, '')).toEqual(['a.yaml'])
  })

  test('is of the folder and not of patterns that the environment switches on', async () => {
    const at = repository({ 'a*/b.yaml': '', 'ab/b.yaml': '' })
    const snapshot = await worktree(at, filesIn(at.root, { GIT_GLOB_PATHSPECS: '1' }))
    expect(await snapshot.list(['a*'])).toEqual([{ path: 'a*/b.yaml', kind: 'file' }])
  })
})

describe('the list of a work tree outside git', () => {
  test('holds all but .git and node_modules and follows no link', async () => {
    const at = folder({
      'b.yaml': '',
      'backlog/a.yaml': '',
      'backlog/x/y.yaml': '',
      'backlog/node_modules/z.yaml': '',
      'backlog/.hidden/z.yaml': '',
      '.git/z.yaml': '',
      'backlog/link': { link: '..' },
      'link.yaml': { link: 'b.yaml' },
    })
    const backlog = [
      'backlog/.hidden/z.yaml',
      'backlog/a.yaml',
      'backlog/link (symbolic link)',
      'backlog/x/y.yaml',
    ]
    expect(await list(at, '')).toEqual(['b.yaml', ...backlog, 'link.yaml (symbolic link)'])
    expect(await list(at, 'backlog', 'b.yaml', 'nothing')).toEqual(['b.yaml', ...backlog])
    expect(await list(at, 'backlog/link/backlog')).toEqual(['backlog/link (symbolic link)'])
  })
})

describe('reading a work tree', () => {
  test('gives bytes, in the order of the paths', async () => {
    const at = repository({ 'a.yaml': 'a', 'b/c.yaml': 'c', 'empty.yaml': '' })
    expect(await read(at, 'b/c.yaml', 'empty.yaml', 'a.yaml', 'a.yaml')).toEqual([
      'c',
      '',
      'a',
      'a',
    ])
  })

  test('says why there are none', async () => {
    const at = repository({
      'a.yaml': 'x'.repeat(101),
      'real/b.yaml': 'secret',
      'link.yaml': { link: 'real/b.yaml' },
      folder: { link: 'real' },
      'x/folder': { link: '../real' },
    })
    const missing = { kind: 'missing' }
    const link = { kind: 'not-a-regular-file', is: 'symbolic link' }
    for (const [path, failure] of [
      ['nothing.yaml', missing],
      ['real/nothing.yaml', missing],
      ['nothing/a.yaml', missing],
      ['a.yaml/b.yaml', missing],
      ['a\0.yaml', missing],
      ['a.yaml', { kind: 'too-large', size: 101 }],
      ['real', { kind: 'not-a-regular-file', is: 'folder' }],
      ['link.yaml', link],
      ['folder', link],
      ['folder/b.yaml', { ...link, at: 'folder' }],
      ['x/folder/b.yaml', { ...link, at: 'x/folder' }],
      ['x/folder/../../../etc/passwd', { kind: 'outside-root' }],
      ['../x', { kind: 'outside-root' }],
      ['/etc/passwd', { kind: 'outside-root' }],
      ['', { kind: 'outside-root' }],
      ['./a.yaml', { kind: 'outside-root' }],
    ] as const)
      expect([path, await read(at, path)]).toEqual([path, [failure]])
  })

  test('does not enter another repository', async () => {
    const at = repository({ 'a.yaml': '' })
    at.git('init', '-q', 'nested')
    at.add({ 'nested/x/a.yaml': 'x' })
    expect(await read(at, 'nested/x/a.yaml')).toEqual([
      { kind: 'not-a-regular-file', is: 'submodule', at: 'nested' },
    ])
  })

  test('does not wait for a FIFO or open a device', async ({ skip }) => {
    skipWithout(skip, 'mkfifo', '/dev/null')
    const at = folder({ 'pipe.yaml': fifo })
    expect(await read(at, 'pipe.yaml')).toEqual([{ kind: 'not-a-regular-file', is: 'FIFO' }])
    const devices = filesIn('/dev')
    const snapshot = await devices.open(
      { root: '/dev', isGit: false, prefix: '' },
      { kind: 'worktree' },
    )
    expect(await snapshot.read(['null'], 100)).toEqual([
      { path: 'null', failure: { kind: 'not-a-regular-file', is: 'device' } },
    ])
  })

  test('ends at the limit where a file has no size of its own', async ({ skip }) => {
    skip(process.platform !== 'linux', 'it takes Linux')
    const files = filesIn('/proc')
    const proc = await files.open({ root: '/proc', isGit: false, prefix: '' }, { kind: 'worktree' })
    const [all] = await proc.read(['version'], 10_000)
    expect(all).toHaveProperty('bytes.length', expect.any(Number))
    expect(await proc.read(['version'], 10)).toMatchObject([{ failure: { kind: 'too-large' } }])
  })

  test('ends where all together are over the limit', async () => {
    const at = folder({ a: '12', b: '3456', c: '', d: 'long' })
    const snapshot = await worktree(at)
    const over = { kind: 'too-much-data' }
    const read = async (total: number) =>
      (await snapshot.read(['a', 'd', 'b', 'c'], 4, total)).map((each) =>
        'bytes' in each ? each.bytes.length : each.failure,
      )
    expect(await read(10)).toEqual([2, 4, 4, 0])
    expect(await read(9)).toEqual([2, 4, over, over])
    expect(await read(1)).toEqual([over, over, over, over])
  })

  test('says what is not permitted', async ({ skip }) => {
    skip(process.getuid === undefined, 'it takes users')
    const at = folder({ 'secret.yaml': 'x', 'closed/a.yaml': 'x' })
    chmodSync(at.root, 0o755)
    chmodSync(join(at.root, 'secret.yaml'), 0)
    chmodSync(join(at.root, 'closed'), 0)
    const isRoot = process.getuid!() === 0
    // Nothing is closed to root.
    if (isRoot) process.seteuid!(65_534)
    try {
      const denied = { kind: 'unreadable', code: 'EACCES' }
      expect(await read(at, 'secret.yaml', 'closed/a.yaml')).toEqual([denied, denied])
      expect(await list(at, '')).toEqual(['closed (folder)', 'secret.yaml'])
    } finally {
      if (isRoot) process.seteuid!(0)
      chmodSync(join(at.root, 'closed'), 0o755)
    }
  })
})

test('what git says of a folder that it cannot read is not lost', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'it takes root to become another user')
  const at = repository({ 'a.yaml': '' })
  at.add({ 'closed/new.yaml': '' })
  const { chown } = await import('node:fs/promises')
  for (const path of ['', '.git', 'closed']) await chown(join(at.root, path), 65_534, 65_534)
  chmodSync(join(at.root, 'closed'), 0)
  process.seteuid!(65_534)
  try {
    const env = { HOME: at.root, ...gitEnvironment() } as Record<string, string>
    const snapshot = await worktree(at, filesIn(at.root, env))
    expect(await snapshot.list([''])).toEqual([
      { path: 'a.yaml', kind: 'file' },
      { path: 'closed', kind: 'folder' },
    ])
  } finally {
    process.seteuid!(0)
  }
})

import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../../src/edges/node-files.js'
import { UsageError } from '../../src/errors.js'
import { needs } from '../needs.js'
import { fifo, filesIn, folder, hostIn, repository, type TestFolder } from '../repository.js'

async function write(
  at: TestFolder,
  path: string,
  text: string,
  expected: string | undefined,
  options?: { readonly makeFolders?: boolean },
): Promise<string> {
  const files = filesIn(at.root)
  const writing = { path, text, expected, ...options }
  const [outcome] = await files.write(await files.repository(at.root), [writing])
  return outcome!
}

async function refusal(writing: Promise<unknown>): Promise<{ message: string; hint?: string }> {
  const error = await writing.then(
    (outcome) => expect.unreachable(String(outcome)),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UsageError)
  const { message, hint } = error as UsageError
  expect(message).not.toContain('\n')
  return { message, ...(hint !== undefined && { hint }) }
}

describe('writing several', () => {
  test('writes none where one of them cannot be written', async () => {
    const at = folder({ 'a.md': 'a', 'b.md': 'b' })
    const files = filesIn(at.root)
    const writing = files.write(await files.repository(at.root), [
      { path: 'a.md', text: 'new', expected: 'a' },
      { path: 'c/c.md', text: 'new', expected: undefined, makeFolders: true },
      { path: 'b.md', text: 'new', expected: 'something else' },
    ])
    expect((await refusal(writing)).message).toMatch(/^cannot write b\.md: it changed/)
    expect(at.text('a.md')).toBe('a')
    expect(existsSync(join(at.root, 'c/c.md'))).toBe(false)
    expect(readdirSync(at.root).sort()).toEqual(['a.md', 'b.md', 'c'])
  })

  test('says of each what became of it', async () => {
    const at = folder({ 'a.md': 'a', 'b.md': 'b' })
    const files = filesIn(at.root)
    const outcomes = await files.write(await files.repository(at.root), [
      { path: 'b.md', text: 'b', expected: 'b' },
      { path: 'a.md', text: 'new', expected: 'a' },
    ])
    expect(outcomes).toEqual(['unchanged', 'written'])
    expect(at.text('a.md')).toBe('new')
    expect(readdirSync(at.root).sort()).toEqual(['a.md', 'b.md'])
  })
})

describe('writing', () => {
  test('makes a file, and changes it where it holds what was expected', async () => {
    const at = repository({ 'docs/x.md': '' })
    expect(await write(at, 'docs/roadmap.md', 'one\n', undefined)).toBe('written')
    expect(await write(at, 'docs/roadmap.md', '\ufefftwo \u{1f600}\r\n', 'one\n')).toBe('written')
    expect(at.text('docs/roadmap.md')).toBe('\ufefftwo \u{1f600}\r\n')
    expect(await write(at, 'docs/roadmap.md', '', '\ufefftwo \u{1f600}\r\n')).toBe('written')
    expect(at.text('docs/roadmap.md')).toBe('')
    expect(readdirSync(join(at.root, 'docs')).sort()).toEqual(['roadmap.md', 'x.md'])
  })

  test('leaves alone what holds the text already, whatever was expected', async () => {
    const at = folder({ 'a.md': 'a\n' })
    utimesSync(join(at.root, 'a.md'), 1, 1)
    const before = lstatSync(at.root, { bigint: true }).mtimeNs
    for (const expected of ['a\n', 'b\n', undefined])
      expect(await write(at, 'a.md', 'a\n', expected)).toBe('unchanged')
    expect(statSync(join(at.root, 'a.md')).mtimeMs).toBe(1000)
    expect(lstatSync(at.root, { bigint: true }).mtimeNs).toBe(before)
  })

  test.for([
    { holds: 'other\n', expected: 'old\n' },
    { holds: 'much longer than what was expected\n', expected: 'old\n' },
    { holds: 'made meanwhile\n', expected: undefined },
    { holds: undefined, expected: 'old\n' },
    { holds: '\ufeffold\n', expected: 'old\n' },
  ])('is refused where a file holds $holds in place of $expected', async ({ holds, expected }) => {
    const at = folder(holds === undefined ? {} : { 'a.md': holds })
    expect(await refusal(write(at, 'a.md', 'new\n', expected))).toEqual({
      message: `cannot write a.md: it ${holds === undefined ? 'is not in the work tree' : 'changed while pm was working'}`,
      hint: 'run the command again',
    })
    expect(readdirSync(at.root)).toEqual(holds === undefined ? [] : ['a.md'])
    if (holds !== undefined) expect(at.text('a.md')).toBe(holds)
  })

  test('keeps the mode of a file and gives a new one the usual', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no modes')
    const at = folder({ 'a.md': 'a' })
    chmodSync(join(at.root, 'a.md'), 0o640)
    await write(at, 'a.md', 'b', 'a')
    await write(at, 'new.md', 'b', undefined)
    const modes = ['a.md', 'new.md'].map((name) => statSync(join(at.root, name)).mode & 0o7777)
    expect(modes).toEqual([0o640, 0o666 & ~process.umask()])
  })

  test('keeps the owner of a file', async ({ skip }) => {
    skip(process.getuid?.() !== 0, 'it takes root to give files away')
    const at = folder({ 'a.md': 'a' })
    const { chownSync } = await import('node:fs')
    chownSync(join(at.root, 'a.md'), 65_534, 65_533)
    await write(at, 'a.md', 'b', 'a')
    expect(statSync(join(at.root, 'a.md'))).toMatchObject({ uid: 65_534, gid: 65_533 })
  })

  test('needs its folder, or makes all of them where it is asked to', async () => {
    const at = folder({ 'a/x': '' })
    expect(await refusal(write(at, 'a/b/c/d.md', 'x', undefined))).toEqual({
      message: 'cannot write a/b/c/d.md: the folder a/b/c does not exist',
      hint: 'make it: mkdir -p a/b/c',
    })
    expect(existsSync(join(at.root, 'a/b'))).toBe(false)
    await write(at, 'a/b/c/d.md', 'x', undefined, { makeFolders: true })
    expect(at.text('a/b/c/d.md')).toBe('x')
    expect(
      (await refusal(write(at, '.git/x', 'x', undefined, { makeFolders: true }))).message,
    ).toMatch(/git's own/)
  })
})

describe('a path', () => {
  test.for([
    '../x.md',
    'a/../../x.md',
    '/tmp/x.md',
    'a//x.md',
    './x.md',
    '',
    'a/',
    'x\0.md',
    'a\\x.md',
    '..\\x.md',
    'C:\\x.md',
  ])('%j is refused', async (path) => {
    const at = repository({ 'a/y.md': '' })
    expect((await refusal(write(at, path, 'x', undefined))).message).toMatch(
      /is no path inside the repository, and nothing else is written to$/,
    )
    expect(readdirSync(at.root).sort()).toEqual(['.git', 'a'])
  })

  test.for([
    '.git/hooks/pre-commit',
    '.git/config',
    '.git',
    '.GIT/config',
    '.Git./config',
    '.git /config',
    'git~1/config',
    '.g\u200cit/config',
    '.git::$INDEX_ALLOCATION/config',
    'a/.git/config',
  ])('%j is refused as git\u2019s own', async (path) => {
    const at = repository({ 'a/y.md': '' })
    expect((await refusal(write(at, path, 'x', undefined, { makeFolders: true }))).message).toMatch(
      /^cannot write .*: it is git's own$/,
    )
    expect(readdirSync(at.root).sort()).toEqual(['.git', 'a'])
  })

  test('through a folder that is a link is refused, wherever it leads', async () => {
    const elsewhere = folder({ 'x.md': 'safe\n' })
    const at = repository({ 'real/x.md': 'safe\n', 'a/y.md': '' })
    for (const [name, target] of Object.entries({
      out: elsewhere.root,
      in: 'real',
      'a/git': '../.git',
      'a/up': '..',
    })) {
      symlinkSync(target, join(at.root, name))
      for (const below of ['x.md', 'new.md', 'hooks/x'])
        expect((await refusal(write(at, `${name}/${below}`, 'bad', 'safe\n'))).message).toBe(
          `cannot write ${name}/${below}: ${name} is a symbolic link`,
        )
    }
    expect([elsewhere.text('x.md'), at.text('real/x.md')]).toEqual(['safe\n', 'safe\n'])
    expect(readdirSync(elsewhere.root)).toEqual(['x.md'])
  })

  test('to anything but a regular file is refused', async ({ skip }) => {
    const missing = needs('mkfifo')
    skip(missing !== undefined, missing)
    const elsewhere = folder({ 'x.md': 'safe\n' })
    const at = folder({
      'link.md': { link: join(elsewhere.root, 'x.md') },
      'nowhere.md': { link: join(elsewhere.root, 'new.md') },
      'pipe.md': fifo,
      'folder.md/x': '',
    })
    for (const [path, kind] of [
      ['link.md', 'symbolic link'],
      ['nowhere.md', 'symbolic link'],
      ['pipe.md', 'FIFO'],
      ['folder.md', 'folder'],
    ] as const)
      for (const expected of ['safe\n', undefined])
        expect(await refusal(write(at, path, 'bad', expected))).toMatchObject({
          message: `cannot write ${path}: it is a ${kind}`,
        })
    expect(await refusal(write(at, 'pipe.md/x.md', 'bad', undefined))).toMatchObject({
      message: 'cannot write pipe.md/x.md: pipe.md is a FIFO',
    })
    expect(readdirSync(elsewhere.root)).toEqual(['x.md'])
    expect(elsewhere.text('x.md')).toBe('safe\n')
  })

  test('to a device is refused', async ({ skip }) => {
    const missing = needs('/dev/null')
    skip(missing !== undefined, missing)
    const writing = filesIn('/dev').write({ root: '/dev', isGit: false, prefix: '' }, [
      { path: 'null', text: 'x', expected: '' },
    ])
    expect((await refusal(writing)).message).toBe('cannot write null: it is a device')
  })

  test('into another repository or a bare one is refused', async () => {
    const at = repository({ 'a.md': '' })
    at.git('init', '-q', 'nested')
    at.git('init', '-q', '--bare', 'bare')
    expect(await refusal(write(at, 'nested/x.md', 'x', undefined))).toMatchObject({
      message: 'cannot write nested/x.md: nested is another repository',
    })
    expect(await refusal(write(at, 'bare/hooks/post-update', 'x', undefined))).toMatchObject({
      message: "cannot write bare/hooks/post-update: bare is git's own folder",
    })
  })

  test('is shown without control characters', async () => {
    const at = folder()
    expect((await refusal(write(at, 'a\u001b[2J/x.md', 'x', undefined))).message).not.toContain(
      '\u001b',
    )
  })
})

describe('a write that is not permitted', () => {
  test('is one line with path and code, and leaves nothing behind', async ({ skip }) => {
    skip(process.getuid === undefined, 'it takes users')
    const at = folder({ 'closed/a.md': 'a', 'open/a.md': 'a' })
    chmodSync(at.root, 0o755)
    chmodSync(join(at.root, 'closed'), 0o555)
    chmodSync(join(at.root, 'open'), 0o777)
    chmodSync(join(at.root, 'open/a.md'), 0o444)
    const isRoot = process.getuid!() === 0
    // Nothing is closed to root.
    if (isRoot) process.seteuid!(65_534)
    try {
      for (const path of ['closed/a.md', 'closed/new.md', 'open/a.md']) {
        const expected = path.endsWith('new.md') ? undefined : 'a'
        expect((await refusal(write(at, path, 'b', expected))).message).toBe(
          `cannot write ${path}: permission denied (EACCES)`,
        )
      }
    } finally {
      if (isRoot) process.seteuid!(0)
      chmodSync(join(at.root, 'closed'), 0o755)
    }
    expect([at.text('closed/a.md'), at.text('open/a.md')]).toEqual(['a', 'a'])
    expect(readdirSync(join(at.root, 'closed'))).toEqual(['a.md'])
    expect(readdirSync(join(at.root, 'open'))).toEqual(['a.md'])
  })

  test('for a name that is too long says so', async () => {
    const name = `${'x'.repeat(250)}.md`
    expect((await refusal(write(folder(), name, 'x', undefined))).message).toMatch(
      /its path is too long \(ENAMETOOLONG\)$/,
    )
  })
})

describe('a lock', () => {
  const lock = '.a.md.pm-lock'
  const dead = 2 ** 22 + 1

  test('of a running process is waited for, and named when it stays', async () => {
    const at = folder({ 'a.md': 'a', [lock]: `${process.ppid} ${hostname()}\n` })
    expect(await refusal(write(at, 'a.md', 'b', 'a'))).toEqual({
      message: 'cannot write a.md: another pm is writing it',
      hint: `if none is running, delete ${lock}`,
    })
    expect(readdirSync(at.root).sort()).toEqual([lock, 'a.md'])
    expect(at.text('a.md')).toBe('a')
    const writing = write(at, 'a.md', 'b', 'a')
    const { unlinkSync } = await import('node:fs')
    unlinkSync(join(at.root, lock))
    expect(await writing).toBe('written')
  })

  test.for([
    { of: 'a dead process', text: `${dead} ${hostname()}\n`, age: 0 },
    { of: 'another machine, long ago', text: '1 elsewhere\n', age: 11 },
    {
      of: 'a process with the same number, long ago',
      text: `${process.ppid} ${hostname()}\n`,
      age: 11,
    },
    { of: 'a process that died before it wrote its number', text: '', age: 2 },
  ])('of $of is removed, with what it left', async ({ text, age }) => {
    const at = folder({ 'a.md': 'a', [lock]: text, [`.a.md.${dead}.pm-tmp`]: 'half' })
    const then = Date.now() / 1000 - age
    utimesSync(join(at.root, lock), then, then)
    expect(await write(at, 'a.md', 'b', 'a')).toBe('written')
    expect(readdirSync(at.root)).toEqual(['a.md'])
    expect(at.text('a.md')).toBe('b')
  })

  test('of a dead process is removed where nothing is to be written', async () => {
    const at = folder({ 'a.md': 'a', [lock]: `${dead} ${hostname()}\n` })
    expect(await write(at, 'a.md', 'a', 'a')).toBe('unchanged')
    expect(readdirSync(at.root)).toEqual(['a.md'])
  })

  test('that a repository brings along is no way out of it', async () => {
    const elsewhere = folder({ 'x.md': 'safe\n' })
    const at = folder({ 'a.md': 'a', [lock]: { link: join(elsewhere.root, 'x.md') } })
    const host = { ...hostIn(at.root), pid: 77 }
    at.add({ '.a.md.77.pm-tmp': { link: join(elsewhere.root, 'x.md') } })
    const files = nodeFiles(host)
    const writing = { path: 'a.md', text: 'b', expected: 'a' }
    expect(await files.write(await files.repository(at.root), [writing])).toEqual(['written'])
    expect(elsewhere.text('x.md')).toBe('safe\n')
    expect(readdirSync(at.root)).toEqual(['a.md'])
    mkdirSync(join(at.root, lock))
    utimesSync(join(at.root, lock), 1, 1)
    expect((await refusal(write(at, 'a.md', 'c', 'b'))).message).toContain(lock)
    expect(at.text('a.md')).toBe('b')
  })

  test('is not given up to a writer that came while it was held', async () => {
    const at = folder({ 'a.md': 'a' })
    const host = hostIn(at.root)
    const files = nodeFiles({
      ...host,
      // Another program, which knows nothing of locks, writes before this one does.
      uninterrupted: (work) => {
        writeFileSync(join(at.root, 'a.md'), 'theirs')
        return host.uninterrupted(work)
      },
    })
    const writing = files.write(await files.repository(at.root), [
      { path: 'a.md', text: 'ours', expected: 'a' },
    ])
    expect((await refusal(writing)).message).toMatch(/changed while pm was working/)
    expect(at.text('a.md')).toBe('theirs')
    expect(readdirSync(at.root)).toEqual(['a.md'])
  })
})

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { needs, pathOf } from '../needs.js'
import { filesIn, folder, type TestFolder } from '../repository.js'

const WHOLE = 1_000_000
let program = ''

beforeAll(() => {
  program = join(folder().root, 'writer.mjs')
  buildSync({
    entryPoints: [fileURLToPath(new URL('write/writer.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})

function start(at: TestFolder, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [program, at.root, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Stops a writing process some milliseconds after its first write; gives the signal that it died of. */
async function stopped(at: TestFolder, signal: NodeJS.Signals, after: number): Promise<unknown> {
  const child = start(at, 'swing')
  await once(child.stdout!, 'data')
  await pause(after)
  child.kill(signal)
  const [, died] = await once(child, 'exit')
  return died
}

function expectWhole(at: TestFolder): void {
  const text = at.text('roadmap.md')
  expect([text.length, new Set(text).size]).toEqual([WHOLE, 1])
}

describe('a process that is stopped while it writes', () => {
  test('by kill -9 leaves the old or the new text, and the next one works', {
    timeout: 60_000,
  }, async () => {
    const at = folder({ 'roadmap.md': 'a'.repeat(WHOLE) })
    for (let time = 0; time < 30; time++) {
      expect(await stopped(at, 'SIGKILL', (time * 7) % 23)).toBe('SIGKILL')
      expectWhole(at)
    }
    const files = filesIn(at.root)
    const found = await files.repository(at.root)
    const writing = { path: 'roadmap.md', text: 'end\n', expected: at.text('roadmap.md') }
    expect(await files.write(found, [writing])).toEqual(['written'])
    expect(readdirSync(at.root)).toEqual(['roadmap.md'])
  })

  test.for(['SIGINT', 'SIGTERM'] as const)(
    'by %s dies of it after the write, with nothing left behind',
    { timeout: 60_000 },
    async (signal, { skip }) => {
      skip(process.platform === 'win32', 'Windows has no signals')
      const at = folder({ 'roadmap.md': 'a'.repeat(WHOLE) })
      for (let time = 0; time < 10; time++) {
        expect(await stopped(at, signal, (time * 5) % 17)).toBe(signal)
        expectWhole(at)
        expect(readdirSync(at.root)).toEqual(['roadmap.md'])
      }
    },
  )
})

test('twenty processes that write at once lose nothing', { timeout: 120_000 }, async () => {
  const at = folder({ 'roadmap.md': '' })
  const names = Array.from({ length: 20 }, (_, index) => `writer-${index}`)
  const children = names.map((name) => start(at, 'append', name, '3'))
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]))
  expect(codes).toEqual(names.map(() => 0))
  const expected = names.flatMap((name) => [0, 1, 2].map((line) => `${name} ${line}`))
  expect(at.text('roadmap.md').trimEnd().split('\n').sort()).toEqual(expected.sort())
  expect(readdirSync(at.root)).toEqual(['roadmap.md'])
})

describe('a system call that fails', () => {
  test('for lack of space leaves the old text and nothing else', ({ skip }) => {
    const missing = needs('bash')
    skip(missing !== undefined, missing)
    const at = folder({ 'roadmap.md': 'a'.repeat(WHOLE) })
    // 100 KiB is as large as a file of this shell's children may become.
    const line = `ulimit -f 100; exec "${process.execPath}" "${program}" "${at.root}" swing`
    const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/cannot write roadmap\.md: .*EFBIG/),
    ])
    expectWhole(at)
    expect(readdirSync(at.root)).toEqual(['roadmap.md'])
  })

  const names = {
    lock: '.roadmap.md.pm-lock',
    new: '.roadmap.md.4242.pm-tmp',
    old: 'roadmap.md',
    folder: '.',
  }

  // What is not needed for the text to have its place may fail.
  test.for([
    { call: 'openat', on: 'lock', code: 'EROFS', isWritten: false },
    { call: 'write', on: 'lock', code: 'ENOSPC', isWritten: false },
    { call: 'close', on: 'lock', code: 'EIO', isWritten: false },
    { call: 'unlink', on: 'lock', code: 'EIO', isWritten: true },
    { call: 'openat', on: 'new', code: 'ENOSPC', isWritten: false },
    { call: 'write', on: 'new', code: 'ENOSPC', isWritten: false },
    { call: 'fchmod', on: 'new', code: 'EPERM', isWritten: false },
    { call: 'fsync', on: 'new', code: 'EIO', isWritten: false },
    { call: 'close', on: 'new', code: 'EIO', isWritten: false },
    { call: 'rename', on: 'new', code: 'EACCES', isWritten: false },
    { call: 'openat', on: 'old', code: 'EACCES', isWritten: false },
    { call: 'read', on: 'old', code: 'EIO', isWritten: false },
    { call: 'getdents64', on: 'folder', code: 'EACCES', isWritten: true },
    { call: 'fsync', on: 'folder', code: 'EINVAL', isWritten: true },
  ] as const)('$call of the $on with $code', ({ call, on, code, isWritten }, { skip }) => {
    const missing = needs('strace')
    skip(missing !== undefined, missing)
    skip(!canTrace(), 'this machine lets nobody trace')
    const at = folder({ 'roadmap.md': 'old\n' })
    const once = [process.execPath, program, at.root, 'once', '4242']
    const log = join(folder().root, 'log')
    const inject = ['-P', join(at.root, names[on]), '-e', `inject=${call}:error=${code}`]
    const { status, stderr } = spawnSync(
      pathOf('strace')!,
      ['-f', '-qq', '-o', log, ...inject, ...once],
      {
        encoding: 'utf8',
      },
    )
    expect(readFileSync(log, 'utf8')).toContain('(INJECTED)')
    expect([status, at.text('roadmap.md')]).toEqual(isWritten ? [0, 'new\n'] : [1, 'old\n'])
    if (!isWritten) expect(stderr).toMatch(new RegExp(`cannot write roadmap\\.md: .*${code}`))

    const [, ...rest] = once
    expect(spawnSync(process.execPath, rest).status).toBe(0)
    expect(at.text('roadmap.md')).toBe('new\n')
    expect(readdirSync(at.root)).toEqual(['roadmap.md'])
  })
})

function canTrace(): boolean {
  try {
    execFileSync(pathOf('strace')!, ['-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

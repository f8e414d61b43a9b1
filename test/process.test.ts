import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { needs } from './needs.js'
import { bin, ending, plainEnvironment, pm, root, startPm } from './process/pm.js'
import { folderWith, folderWithItems, twoItems } from './process/repository.js'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }
const small = folderWith({ 'backlog.yaml': twoItems })
const broken = folderWith({ 'backlog.yaml': `${twoItems}  - {id: a, title: Twice}\n` })
const large = folderWithItems(25_000)
const folders = [small, broken, large]

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('exit codes', () => {
  test('0 where all is well', () => {
    expect(pm(['--version'], small)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect(pm(['validate'], small).code).toBe(0)
  })

  test('1 for errors in the data, which are shown', () => {
    const { code, stdout } = pm(['validate'], broken)
    expect(code).toBe(1)
    expect(stdout).toContain('backlog.yaml:4:')
  })

  test('2 for a command that cannot run, in one line and a hint', () => {
    const { code, stdout, stderr } = pm(['prioritise'], small)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^pm: .*prioritise.*\n(?: {2}.*\n)?$/)
  })
})

describe('what the bundle loads only when it is needed', () => {
  test('finds the plan of greatest value, and says where the solver is not installed', () => {
    const here = folderWith({ 'backlog.yaml': twoItems })
    const { code, stdout } = pm(['roadmap', '--optimize', '--format', 'json'], here)
    expect(code).toBe(0)
    expect(JSON.parse(stdout).comparison).toMatchObject({ method: 'solver' })
    const bare = mkdtempSync(join(tmpdir(), 'pm-bare-'))
    for (const name of ['bin', 'dist', 'package.json'])
      cpSync(join(root, name), join(bare, name), { recursive: true })
    const lacking = spawnSync(
      process.execPath,
      [join(bare, 'bin/pm.js'), 'roadmap', '--optimize', '--stdout'],
      { cwd: here, encoding: 'utf8', env: plainEnvironment() },
    )
    for (const folder of [here, bare]) rmSync(folder, { recursive: true, force: true })
    expect(lacking).toMatchObject({ status: 2, stdout: '' })
    expect(lacking.stderr).toContain(
      'HiGHS, which finds the plan of greatest value, is not installed',
    )
  })

  test('finds every syntax error of a file', () => {
    const here = folderWith({ 'backlog.yaml': '- id: a\n  title: x: y\n- id: b\n  title: p: q\n' })
    folders.push(here)
    const { code, stdout } = pm(['validate'], here)
    expect(code).toBe(1)
    expect(stdout.match(/^backlog\.yaml:\d+:\d+: error/gm)).toEqual([
      'backlog.yaml:2:11: error',
      'backlog.yaml:4:11: error',
    ])
  })

  test('writes CSV, JSON Schemas and a first backlog, and reads CSV', () => {
    expect(pm(['prioritize', '--format', 'csv'], small).stdout).toMatch(/^rank,id,title,/)
    expect(JSON.parse(pm(['schema', 'backlog'], small).stdout)).toHaveProperty('definitions')
    const here = folderWith({ 'ideas.csv': 'title,reach,effort\nOne,3,2\n' })
    folders.push(here)
    expect(pm(['init', '--from', 'ideas.csv'], here)).toMatchObject({ code: 0 })
    expect(pm(['validate'], here).code).toBe(0)
  })
})

describe('standard output under --format json', () => {
  test.for([
    { of: 'a clean backlog', args: ['prioritize'], folder: small, code: 0 },
    { of: 'a backlog with errors', args: ['prioritize'], folder: broken, code: 1 },
    { of: 'problems', args: ['validate'], folder: broken, code: 1 },
    {
      of: 'a missing configuration',
      args: ['validate', '--config', 'no.yaml'],
      folder: small,
      code: 2,
    },
    {
      of: 'a folder that is not there',
      args: ['prioritize', '-C', 'nowhere'],
      folder: small,
      code: 2,
    },
    { of: 'an unknown flag', args: ['prioritize', '--frobnicate'], folder: small, code: 2 },
  ])('is one document for $of', ({ args, folder, code }) => {
    const done = pm([...args, '--format', 'json'], folder)
    expect(done.code).toBe(code)
    expect(JSON.parse(done.stdout)).toMatchObject({ schemaVersion: 1 })
  })
})

describe('pipes', () => {
  test('a reader that leaves after the first line is no fault', async () => {
    for (let time = 0; time < 5; time++) {
      const child = startPm(['prioritize', '--format', 'json'], large)
      child.stdout!.once('data', () => child.stdout!.destroy())
      expect(await ending(child)).toEqual({ code: 0, stderr: '' })
    }
  })

  test('head gets its line and nothing is said', ({ skip }) => {
    const missing = needs('bash', 'head')
    skip(missing !== undefined, missing)
    for (let time = 0; time < 5; time++) {
      const line = `"${process.execPath}" "${bin}" prioritize --all | head -1`
      const { stdout, stderr } = spawnSync('bash', ['-c', line], {
        cwd: large,
        encoding: 'utf8',
        env: plainEnvironment(),
      })
      expect(stdout.split('\n')).toHaveLength(2)
      expect(stderr).toBe('')
    }
  })

  test('a slow reader gets everything', async () => {
    const child = startPm(['prioritize', '--format', 'json'], large)
    const end = ending(child)
    const chunks: Buffer[] = []
    for await (const chunk of child.stdout!) {
      chunks.push(chunk as Buffer)
      if (chunks.length % 16 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    }
    const text = Buffer.concat(chunks).toString('utf8')
    expect(await end).toEqual({ code: 0, stderr: '' })
    expect(text.length).toBeGreaterThan(10_000_000)
    const { items } = JSON.parse(text) as { items: readonly unknown[] }
    expect(items).toHaveLength(25_000)
  })

  test('a full disk is one line of complaint and exit 2', ({ skip }) => {
    const missing = needs('bash', '/dev/full')
    skip(missing !== undefined, missing)
    for (const args of ['prioritize --format json', '--version', 'validate --format json']) {
      const line = `"${process.execPath}" "${bin}" ${args} > /dev/full`
      const { status, stderr } = spawnSync('bash', ['-c', line], {
        cwd: small,
        encoding: 'utf8',
        env: plainEnvironment(),
      })
      expect({ args, status }).toEqual({ args, status: 2 })
      expect(stderr.match(/^pm: .*$/gm)).toEqual([expect.stringContaining('ENOSPC')])
    }
  })
})

describe('signals', () => {
  test.for([
    { signal: 'SIGINT', code: 130 },
    { signal: 'SIGTERM', code: 143 },
  ] as const)(
    '$signal ends the run while it waits for its reader',
    async ({ signal, code }, { skip }) => {
      skip(process.platform === 'win32', 'Windows has no signals')
      const child = startPm(['prioritize', '--format', 'json'], large)
      const end = ending(child)
      await new Promise((resolve) => child.stdout!.once('readable', resolve))
      child.kill(signal)
      child.stdout!.resume()
      expect(await end).toEqual({ code, stderr: '' })
    },
  )

  test.for([
    { signal: 'SIGINT', code: 130 },
    { signal: 'SIGTERM', code: 143 },
  ] as const)(
    '$signal ends a simulation of minutes at once, and it leaves nothing',
    { timeout: 60_000 },
    async ({ signal, code }, { skip }) => {
      skip(process.platform !== 'linux', 'only Linux tells how long a process has worked')
      const here = folderWithItems(1000, { isUncertain: true })
      folders.push(here)
      const before = contents(here)
      const child = startPm(['prioritize', '--simulate', '--draws', '1000000'], here)
      const end = ending(child)
      let stdout = ''
      child.stdout!.on('data', (text) => {
        stdout += text
      })
      // Reading a thousand items takes a fraction of this, the simulation a hundred times as long.
      while (secondsOf(child.pid!) < 2) await new Promise((resolve) => setTimeout(resolve, 20))
      child.kill(signal)
      expect(await end).toEqual({ code, stderr: '' })
      expect(stdout).toBe('')
      expect(contents(here)).toEqual(before)
    },
  )
})

function contents(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String).sort()
}

/** How long a process has worked, in seconds of processor time: fields 14 and 15 of its status, in hundredths. */
function secondsOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [, , , , , , , , , , , user, system] = status.slice(status.lastIndexOf(')') + 2).split(' ')
  return (Number(user) + Number(system)) / 100
}

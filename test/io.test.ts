import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { needs } from './needs.js'
import { folder } from './repository.js'

let program = ''

beforeAll(() => {
  program = join(folder().root, 'outer-world.mjs')
  buildSync({
    entryPoints: [fileURLToPath(new URL('io/outer-world.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})

function run(
  work: string,
  input?: Buffer,
): { status: number | null; signal: string | null; stdout: string } {
  const options = { encoding: 'utf8', maxBuffer: 1 << 26 } as const
  return spawnSync(process.execPath, [program, work], { ...options, ...(input && { input }) })
}

function shell(line: string): { status: number | null; stdout: string; stderr: string } {
  const command = line.replace('pm', `"${process.execPath}" "${program}"`)
  return spawnSync('bash', ['-c', command], { encoding: 'utf8' })
}

describe('a process as the outer world', () => {
  test('is no terminal where it writes to a pipe', () => {
    expect(run('terminal').stdout).toBe('[false,null,false]')
  })

  test('knows the columns of a terminal', ({ skip }) => {
    const missing = needs('bash', 'script', 'stty')
    skip(missing !== undefined || process.platform !== 'linux', missing ?? 'it takes Linux')
    const { stdout } = shell(`script -qec 'stty cols 93; pm terminal' /dev/null < /dev/null`)
    expect(stdout.trim()).toBe('[true,93,true]')
  })

  test('reads every byte of standard input, up to a limit', () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256))
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(run('stdin', bytes).stdout).toBe(`300000 ${hash}`)
    expect(run('stdin', Buffer.alloc(64 * 1_048_576)).stdout).toMatch(/^67108864 /)
    expect(run('stdin', Buffer.alloc(64 * 1_048_576 + 1)).stdout).toBe(
      'standard input is over 64 MiB',
    )
  })

  test('ends uninterrupted work before a signal takes effect', ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no signals')
    expect(run('signal')).toMatchObject({ status: null, signal: 'SIGTERM', stdout: 'done ' })
  })
})

describe('standard output', () => {
  test('that is closed is passed over, and the exit code stays', ({ skip }) => {
    const missing = needs('bash', 'head')
    skip(missing !== undefined, missing)
    const { stdout, stderr } = shell('{ pm write; echo "code $?" >&2; } | head -c 10')
    expect([stdout, stderr]).toEqual(['xxxxxxxxxx', 'told\ncode 7\n'])
  })

  test('that cannot be written makes the exit code 2, whatever the run says', ({ skip }) => {
    const missing = needs('bash', '/dev/full')
    skip(missing !== undefined, missing)
    expect(shell('pm write > /dev/full')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^(?:told\n)?pm: standard output cannot be written: the disk is full \(ENOSPC\)\n(?:told\n)?$/,
      ),
    })
    expect(shell('pm write > /dev/full 2> /dev/full').status).toBe(2)
  })

  test('is whole where standard error is closed or full', ({ skip }) => {
    const missing = needs('bash', '/dev/full')
    skip(missing !== undefined, missing)
    for (const where of ['2> /dev/full', '2>&-'])
      expect(shell(`pm write ${where} | wc -c; exit \${PIPESTATUS[0]}`)).toMatchObject({
        status: 7,
        stdout: expect.stringMatching(/^\s*1000000\n$/),
      })
  })
})

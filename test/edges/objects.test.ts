import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReadResult, Snapshot } from '../../src/edges/files.js'
import { UsageError } from '../../src/errors.js'
import { filesIn, repository } from '../repository.js'

/** An index of so many files of two bytes and more, of which some are given. */
async function many(given: Readonly<Record<string, string | Buffer>> = {}) {
  const files = Object.fromEntries(paths.map((path) => [path, `${path}\n`]))
  const { root, git } = repository({ ...files, ...given })
  const access = filesIn(root, {})
  const snapshot = await access.open(await access.repository(root), { kind: 'index' })
  return { root, git, snapshot }
}

// More than are asked for at once, and more bytes than a pipe holds.
const paths = Array.from({ length: 300 }, (_, at) => `f${String(at).padStart(3, '0')}`)

async function all(snapshot: Snapshot, fileSize: number, totalSize?: number) {
  const results: ReadResult[] = []
  for await (const batch of snapshot.each(paths, fileSize, totalSize)) results.push(...batch)
  return results.map((each) =>
    'bytes' in each ? Buffer.from(each.bytes).toString() : each.failure.kind,
  )
}

describe('many files of the index', () => {
  test('are given in their order, whole, and equal ones too', async () => {
    const long = 'x'.repeat(200_000)
    const { snapshot } = await many({ f001: long, f003: '', f004: '\n', f299: long })
    const expected = paths.map((path) => `${path}\n`)
    Object.assign(expected, { 1: long, 3: '', 4: '\n', 299: long })
    expect(await all(snapshot, 1_000_000)).toEqual(expected)
  })

  test('are given but for those that are too large, wherever they stand', async () => {
    const large = 'x'.repeat(100_000)
    const { snapshot } = await many({ f000: large, f150: large, f151: large, f299: large })
    const results = await all(snapshot, 99_999)
    expect(results.flatMap((each, at) => (each === 'too-large' ? [at] : []))).toEqual([
      0, 150, 151, 299,
    ])
    expect(results.filter((each) => each !== 'too-large')).toHaveLength(296)
    expect(results[298]).toBe('f298\n')
  })

  test('are given up to the size that all may have', async () => {
    const { snapshot } = await many({ f100: 'x'.repeat(1000) })
    const results = await all(snapshot, 999, 5 * 200)
    expect(results[100]).toBe('too-large')
    expect(results.slice(0, 201).filter((each) => each === 'too-much-data')).toEqual([])
    expect(new Set(results.slice(201))).toEqual(new Set(['too-much-data']))
  })

  test('stop git where nobody goes on reading', async () => {
    const { snapshot } = await many({ f010: 'x'.repeat(1_000_000) })
    let count = 0
    for await (const [first] of snapshot.each(paths, 2_000_000)) {
      expect(first).toMatchObject({ path: paths[0] })
      count++
      break
    }
    expect(count).toBe(1)
    await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('ProcessWrap')
  })

  test('are none where git lacks one', async () => {
    const { root, git, snapshot } = await many()
    const id = git('rev-parse', ':f250').trim()
    rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)))
    await expect(all(snapshot, 1000)).rejects.toThrow(UsageError)
  })

  test('are none where git fails', async () => {
    const { root, snapshot } = await many()
    await snapshot.list([''])
    rmSync(join(root, '.git/HEAD'))
    await expect(all(snapshot, 1000)).rejects.toThrow(/^git failed: not a git repository/)
  })
})

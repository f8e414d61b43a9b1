import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readInput } from '../../src/edges/input.js'

const folder = mkdtempSync(join(tmpdir(), 'pm-input-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('readInput', () => {
  it('gives the bytes of a file of many chunks, by a path from the folder or from the root', async () => {
    const bytes = Buffer.alloc(200_001, 'abc')
    writeFileSync(join(folder, 'many'), bytes)
    expect(Buffer.from(await readInput(folder, 'many', 1_000_000)).equals(bytes)).toBe(true)
    const read = await readInput('/', join(folder, 'many'), 200_001)
    expect(Buffer.from(read).equals(bytes)).toBe(true)
  })

  it('gives none for an empty file', async () => {
    writeFileSync(join(folder, 'empty'), '')
    expect(await readInput(folder, 'empty', 10)).toHaveLength(0)
  })

  it('refuses what is larger than the limit, and what cannot be read', async () => {
    writeFileSync(join(folder, 'large'), Buffer.alloc(1_048_577))
    await expect(readInput(folder, 'large', 1_048_576)).rejects.toThrow(
      'large is larger than 1.0 MiB',
    )
    await expect(readInput(folder, 'none', 10)).rejects.toThrow(
      'none cannot be read: it does not exist (ENOENT)',
    )
    await expect(readInput(folder, '.', 10)).rejects.toThrow('it is a folder (EISDIR)')
  })
})

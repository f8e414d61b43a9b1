import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { appendText } from '../../src/edges/append.js'
import { UsageError } from '../../src/errors.js'
import { needs } from '../needs.js'

const folder = mkdtempSync(join(tmpdir(), 'pm-append-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('appendText', () => {
  it('adds to what a file holds, and makes it if it is missing', async () => {
    const path = join(folder, 'summary.md')
    await appendText(path, 'é one\n')
    await appendText(path, 'two\n')
    expect(readFileSync(path, 'utf8')).toBe('é one\ntwo\n')
  })

  it('refuses a path that is not absolute', async () => {
    await expect(appendText('summary.md', 'x')).rejects.toThrow('its path is not absolute')
    await expect(appendText(`${folder}/a\0b`, 'x')).rejects.toThrow(UsageError)
  })

  it('follows no link, and leaves what it leads to as it was', async () => {
    const target = join(folder, 'target')
    writeFileSync(target, 'kept')
    symlinkSync(target, join(folder, 'link'))
    const refusal = expect(appendText(join(folder, 'link'), 'x')).rejects
    await refusal.toThrow('it is a symbolic link, and not a regular file')
    expect(readFileSync(target, 'utf8')).toBe('kept')
  })

  it('refuses folders, and says why a file cannot be made', async () => {
    mkdirSync(join(folder, 'folder'))
    await expect(appendText(join(folder, 'folder'), 'x')).rejects.toThrow('it is a folder')
    const missing = join(folder, 'none', 'summary.md')
    await expect(appendText(missing, 'x')).rejects.toThrow(
      `${missing} cannot be written: it does not exist (ENOENT)`,
    )
  })

  it.skipIf(needs('mkfifo'))('does not wait for somebody to read a FIFO', async () => {
    const path = join(folder, 'fifo')
    execFileSync('mkfifo', [path])
    await expect(appendText(path, 'x')).rejects.toThrow('it is a FIFO, and not a regular file')
  })
})

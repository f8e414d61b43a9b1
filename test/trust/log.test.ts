import { describe, expect, test } from 'vitest'
import { history } from '../history.js'
import { needs } from '../needs.js'
import { usable } from './injected.js'
import { markdownShape, markupLines } from './markdown.js'
import { payloads } from './payloads.js'
import { pm, unsafe } from './runs.js'

const formats = ['table', 'markdown', 'csv', 'json'] as const

// In a commit a name has no line ends and no angle brackets, and no text has a NUL.
const namesOf = (text: string) => text.replace(/[<>\n\0]/g, '') || 'Nobody'

type Files = Record<string, string>

const others = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      content
        .replace('reach: 4000', 'reach: 4')
        .replace('capacity: 8}', 'capacity: 3}')
        .replaceAll('effort: 1,', 'effort: 2,'),
    ]),
  )

/** A history in which a text stands in every field, every author's name and every message. */
function hostile(text: string) {
  const written = { author: namesOf(text), message: text.replaceAll('\0', '') }
  const files = usable(text) as Files
  return history([
    { ...written, files },
    { ...written, files: others(files) },
    { ...written, files: { ...others(files), 'pm.yaml': `framework: [\n# ${namesOf(text)}` } },
    { ...written, files },
  ])
}

describe.skipIf(needs('git'))('a text in every field of a history', () => {
  test('that is harmless is told with authors and messages', async () => {
    const { root } = hostile('Plain')
    const { commits } = JSON.parse((await pm(root, ['log', '--format', 'json'])).stdout)
    expect(commits.length).toBeGreaterThanOrEqual(3)
    expect(commits[0]).toMatchObject({ author: 'Plain', subject: 'Plain' })
  })

  test.each(payloads)('does nothing but stand there: %j', async (text) => {
    const { root } = hostile(text)
    for (const id of [[], ['full']])
      for (const format of id.length > 0 ? formats.slice(0, 2) : formats) {
        const done = await pm(root, ['log', ...id, '--format', format], format === 'table')
        expect([0, 1], done.stderr).toContain(done.code)
        expect(done.stdout).not.toBe('')
        expect(unsafe(done, format, format === 'table'), format).toEqual([])
        if (format === 'json') JSON.parse(done.stdout)
        if (format !== 'markdown') continue
        expect(markupLines(done.stdout)).toEqual([])
        const rows = markdownShape(done.stdout).filter((line) => line.startsWith('row'))
        expect(new Set(rows).size).toBe(1)
      }
  })
})

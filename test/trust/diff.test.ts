import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gates } from '../../src/core/diff/gates.js'
import { needs } from '../needs.js'
import { type TestFolder, unbornRepository } from '../repository.js'
import { usable } from './injected.js'
import { markdownShape, markupLines } from './markdown.js'
import { payloads } from './payloads.js'
import { pm, unsafe } from './runs.js'

const formats = ['table', 'markdown'] as const

// One in base and the next in head, so that each stands before an edit or after one.
const pairs = payloads.flatMap((text, at) =>
  at % 2 === 0 ? [[text, payloads[at + 1] ?? 'After'] as const] : [],
)

/** Writes a state in which a text stands in every field. */
function writeState(at: TestFolder, text: string, change: (of: string) => string): void {
  for (const [path, content] of Object.entries(usable(text))) {
    const file = join(at.root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, change(content as string))
  }
}

// Ranks, periods, KPIs, settings and every item are others; one is new, and one is gone.
function edited(content: string): string {
  return content
    .replace('reach: 4000', 'reach: 4')
    .replace('capacity: 8}', 'capacity: 3}')
    .replace('value: 3}', 'value: 5}')
    .replaceAll('effort: 1,', 'effort: 2,')
    .replace('- {id: second', '- {id: other')
    .replace('depends_on: [second]', 'depends_on: [other]')
}

async function outputs(at: TestFolder, of: readonly string[]) {
  const asked = Object.keys(gates).flatMap((gate) => ['--gate', gate])
  const all = of.map(async (format) => {
    const argv = ['diff', 'HEAD', '--format', format, '--all', ...asked]
    return { format, ...(await pm(at.root, argv, format === 'table')) }
  })
  return Promise.all(all)
}

describe.skipIf(needs('git'))('a text in every field of two states', () => {
  let at: TestFolder

  beforeAll(() => {
    at = unbornRepository()
  })

  const compared = (before: string, after: string, of: readonly string[]) => {
    writeState(at, before, (content) => content)
    at.git('add', '-A')
    at.git('commit', '-q', '-m', 'State')
    writeState(at, after, edited)
    return outputs(at, of)
  }

  test('that is harmless is compared with something in every part', async () => {
    const [done] = await compared('Before', 'After', ['json'])
    const document = JSON.parse(done!.stdout)
    for (const part of ['configuration', 'kpis', 'added', 'removed', 'moved', 'periods', 'edited'])
      expect(document[part], part).not.toEqual([])
    expect(document.edited.length).toBeGreaterThan(8)
    expect(done!.code).toBe(1)
  })

  test.each(pairs)('does nothing but stand there: %j and %j', async (before, after) => {
    for (const done of await compared(before, after, formats)) {
      expect(done.code, done.stderr).toBe(1)
      expect(done.stdout).not.toBe('')
      expect(unsafe(done, done.format, done.format === 'table'), done.format).toEqual([])
      if (done.format !== 'markdown') continue
      expect(markupLines(done.stdout)).toEqual([])
      expect(rowsWithin(done.stdout)).toEqual([])
    }
  })
})

/** The rows of tables that have not as many cells as the row before them. */
function rowsWithin(markdown: string): readonly string[] {
  const shape = markdownShape(markdown)
  return shape.filter(
    (line, at) =>
      at > 0 &&
      line.startsWith('row') &&
      shape[at - 1]!.startsWith('row') &&
      line !== shape[at - 1],
  )
}

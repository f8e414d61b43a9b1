import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { markers } from '../../src/render/markers.js'
import { folder } from '../repository.js'
import { type Reading, readingLines } from './command-lines.js'
import { usable } from './injected.js'
import { markdownShape, markupLines } from './markdown.js'
import { payloads } from './payloads.js'
import { type Done, pm, unsafe } from './runs.js'

let readings: readonly Reading[] = []

beforeAll(async () => {
  const all = await readingLines('full', 'own', 'second')
  // Of the schemas only that one has texts of the team.
  readings = all.filter(({ argv }) => argv[0] !== 'schema' || argv[1] === 'backlog')
})

const harmless = 'Plain text'

/** A repository with the text in every field, and what each command makes of it by its arguments. */
async function outputsOf(text: string): Promise<ReadonlyMap<string, Done & Reading>> {
  const { root } = folder(usable(text))
  const outputs = new Map<string, Done & Reading>()
  for (const reading of readings) {
    const done = await pm(root, reading.argv)
    outputs.set(reading.argv.join(' '), { ...reading, ...done })
  }
  return outputs
}

function json(outputs: ReadonlyMap<string, Done>, line: string) {
  return JSON.parse(outputs.get(`${line} --format json`)!.stdout)
}

/** An item's title as pm shows it: the first line that is not blank, else its id. */
function titleOf(text: string, id: string): string {
  return /[^\r\n]*\S[^\r\n]*/.exec(text)?.[0].trim() ?? id
}

/** Rows and columns of an output; of JSON nothing, which is compared as what it says. */
function shapeOf({ stdout, format }: Done & Reading): unknown {
  if (format === 'markdown') return markdownShape(stdout)
  if (format === 'csv') return csvRows(stdout).map((row) => row.length)
  return format === 'json' ? undefined : stdout.split('\n').length
}

function csvRows(text: string): readonly (readonly string[])[] {
  return parse(text, { relaxColumnCount: true })
}

/** A cell as a spreadsheet that knows the guard shows it. */
function unguarded(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}

describe('a text in every field', () => {
  let plain: ReadonlyMap<string, Done & Reading> = new Map()
  const usableOnes: string[] = []

  beforeAll(async () => {
    plain = await outputsOf(harmless)
  })

  test('that is harmless is shown by every command', () => {
    for (const { argv, code, stderr } of plain.values())
      expect({ argv, code, stderr }).toEqual({
        argv,
        code: argv.includes('--check') ? 1 : 0,
        stderr: expect.anything(),
      })
  })

  test.each(payloads)('does nothing but stand there: %j', async (text) => {
    const outputs = await outputsOf(text)
    for (const done of outputs.values()) {
      const line = done.argv.join(' ')
      expect(done.code, `${line}: ${done.stderr}`).toBeLessThan(3)
      expect(unsafe(done, done.format), line).toEqual([])
      if (done.format === 'json' || done.format === 'sarif')
        expect(JSON.parse(done.stdout), line).toBeTruthy()
      if (done.format === 'markdown') expect(markupLines(done.stdout), line).toEqual([])
    }
    if (json(outputs, 'validate').summary.errors > 0) return
    usableOnes.push(text)
    for (const [line, done] of outputs) {
      expect(done.code, `${line}: ${done.stderr}`).toBe(plain.get(line)!.code)
      if (!line.startsWith('validate'))
        expect({ line, shape: shapeOf(done) }).toEqual({ line, shape: shapeOf(plain.get(line)!) })
    }
    expectTexts(outputs, text)
    expectCells(outputs)
  })

  test('is usable as nearly every payload', () => {
    expect(usableOnes.length).toBeGreaterThan(payloads.length * 0.8)
  })
})

/** JSON holds the text as it is, and a title the first of its lines. */
function expectTexts(outputs: ReadonlyMap<string, Done>, text: string): void {
  const shown = (id: string) => ({ id, title: titleOf(text, id) })
  const { items } = json(outputs, 'prioritize')
  expect(items).toContainEqual(expect.objectContaining(shown('full')))
  expect(json(outputs, 'explain full').evidence[0]).toMatchObject({
    date: '2026-10-02',
    note: text,
    source: text,
  })
  expect(json(outputs, 'kpis').kpis[0]).toMatchObject({ unit: text, owner: text })
  expect(json(outputs, 'roadmap --stdout').containers[0]).toMatchObject(shown('group'))
  expect(json(outputs, 'frameworks own').frameworks[0]).toMatchObject({
    description: text,
    source: text,
    inputs: [{ name: 'lift', title: text, unit: text }, { name: 'effort' }],
  })
}

/** No cell of a CSV is a formula, and behind its guard it is the text of the JSON, if that has nothing to be escaped. */
function expectCells(outputs: ReadonlyMap<string, Done>): void {
  const [header, ...rows] = csvRows(outputs.get('prioritize --format csv')!.stdout)
  const { items, unscored } = json(outputs, 'prioritize')
  const all = [...items, ...unscored]
  expect(rows).toHaveLength(all.length)
  for (const [at, row] of rows.entries()) {
    expect(row.filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))).toEqual(
      [],
    )
    const title = unguarded(row[header!.indexOf('title')]!)
    const isPlain = /^(?!.*(?:##|::))[\x20-\x7e]*$/.test(all[at].title)
    expect(isPlain ? title : '').toBe(isPlain ? all[at].title : '')
  }
}

test.each(payloads)('a terminal is told the same: %j', async (text) => {
  const { root } = folder(usable(text))
  for (const { argv, format, isDefault } of readings) {
    if (!isDefault || argv[0] === 'schema') continue
    const done = await pm(root, argv, true)
    expect(unsafe(done, format, true), argv.join(' ')).toEqual([])
  }
})

test.each(payloads)('a roadmap keeps its markers and the prose around them: %j', async (text) => {
  const prose = ["# Ours $& $1 $'", '', markers.begin, 'old', markers.end, '', 'after $&', '']
  const at = folder({ ...usable(text), 'roadmap.md': prose.join('\r\n') })
  const done = await pm(at.root, ['roadmap', '--keep-going'])
  const lines = at.text('roadmap.md').split('\r\n')
  expect({ ...done, lines }).toMatchObject({ stdout: '', lines: expect.anything() })
  expect(lines.slice(0, 3)).toEqual(prose.slice(0, 3))
  expect(lines.slice(-4)).toEqual(prose.slice(-4))
  expect(lines.filter((line) => line.includes('<!-- pm:roadmap:'))).toEqual([
    markers.begin,
    markers.end,
  ])
  const again = await pm(at.root, ['roadmap', '--keep-going'])
  expect(again.code).toBe(done.code)
  expect(again.stderr).toContain('roadmap.md is up to date')
})

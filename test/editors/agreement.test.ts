import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modeline } from '../../src/core/init/editor.js'
import { configSchema } from '../../src/core/schema/config.js'
import { frameworkSchema } from '../../src/core/schema/framework.js'
import { itemSchema } from '../../src/core/schema/item.js'
import type { SchemaKind } from '../../src/core/schema/json/documents.js'
import { kpiSchema } from '../../src/core/schema/kpi.js'
import { copyCase, findCases } from '../cases/case.js'
import { folder, type TestFolder } from '../repository.js'
import { type LanguageServer, languageServer } from './language-server.js'
import { type Found, initEditor, kindsIn, problemsIn, team } from './repository.js'

/** Rules of which the schema knows as much as `pm validate`. */
const shared = ['unknown-field', 'invalid-type', 'invalid-value', 'missing-field']

let here: TestFolder
let server: LanguageServer

beforeAll(async () => {
  here = folder(team)
  await initEditor(here.root)
  // The copies of the fixtures stand beside it.
  server = await languageServer(dirname(here.root))
})

afterAll(() => server.close())

interface Disagreement {
  /** Problems that it does not show in their line, and lines that it marks where pm finds nothing. */
  readonly missed: readonly string[]
  readonly invented: readonly string[]
}

/** Shows it a file with its first line, and compares the lines, which are counted from the file's own first. */
async function compare(
  path: string,
  line: string,
  text: string,
  found: readonly Found[],
): Promise<Disagreement> {
  const marked = await server.open(path, `${line}\n${text}`)
  const lines = text.split('\n')
  const at = (number: number, why: string) => `${path}:${number}: ${lines[number - 1]} | ${why}`
  return {
    missed: found
      .filter(({ rule }) => shared.includes(rule))
      .filter((problem) => !marked.some(({ range }) => range.start.line === problem.line))
      .map((problem) => at(problem.line, problem.message)),
    invented: marked
      .filter(({ range }) => !found.some((problem) => problem.line === range.start.line))
      .map(({ range, message }) => at(range.start.line, message)),
  }
}

const none = { missed: [], invented: [] }

const inHere = (path: string) => `${basename(here.root)}/${path}`

describe('on the fixtures', () => {
  // What is no YAML to pm is none to the language server either, which then marks more lines.
  const endsReading = ['yaml-syntax', 'merge-conflict', 'too-many-aliases']
  // Where the default framework or pm.yaml cannot be used, pm judges no item by what stands in; a schema cannot know that.
  const standsIn = [
    'prioritize/unreadable-config',
    'validate/broken-default',
    'validate/misspelt-default',
    'validate/unusable-default',
  ]
  // What a map gives our fields is for pm to judge, and files in a form of their own are read through one.
  const isMapped = ['validate/faults-of-maps', 'validate/own-form']
  // A glob of the backlog takes these in for an editor, and pm reads none of them as items.
  const isNoBacklog = (file: string) => /^(pm\.yaml$|estimates\/|frameworks\/)/.test(file)
  // What a team silences, pm alone is told of.
  const silences = /pm-ignore|: off\b/
  const small = ['rules', 'examples', 'readme'].flatMap(foldersIn)
  const cases = findCases().filter(({ name }) => /^(acme|validate|prioritize|roadmap)\//.test(name))
  const compared: Found[] = []
  test.concurrent.for([...cases, ...small])('$name', async ({ name, folder: from }) => {
    const isCase = cases.some((each) => each.name === name)
    const cwd = isCase ? copyCase(from).cwd : folder().root
    if (!isCase) cpSync(from, cwd, { recursive: true })
    await initEditor(cwd)
    const problems = await problemsIn(cwd)
    const files = [...kindsIn(cwd)].map(([file, kind]) => {
      const text = readFileSync(join(cwd, file), 'utf8').replace(/^\ufeff/, '')
      return { file, kind, text, found: problems.filter((problem) => problem.file === file) }
    })
    const isSilenced = files.some(({ text }) => silences.test(text)) || standsIn.includes(name)
    const isOwn = isMapped.includes(name)
    await Promise.all(
      files.map(async ({ file, kind, text, found }) => {
        if (kind === 'backlog' && isNoBacklog(file)) return
        const [path, line] = [`${basename(cwd)}/${file}`, modeline(kind, file)]
        const { missed, invented } = await compare(path, line, text, found)
        const isRead = !found.some(({ rule }) => endsReading.includes(rule))
        expect({
          missed: isOwn ? [] : missed,
          invented: isRead && !isSilenced && !isOwn ? invented : [],
        }).toEqual(none)
        compared.push(...found.filter(({ rule }) => shared.includes(rule)))
      }),
    )
    rmSync(cwd, { recursive: true, force: true })
  })

  test('of which there are some of every rule', () => {
    for (const rule of shared) expect(compared.map((problem) => problem.rule)).toContain(rule)
  })
})

describe('on every field with a value that it may not have', () => {
  const anywhere = [
    '[1, 2]',
    '[[a]]',
    '{zzz: 1}',
    '[{zzz: 1}]',
    '[{}]',
    '42',
    '-1',
    'true',
    'word',
    '80%',
    '2 to 5',
    '',
  ]
  const item = [
    '{low: 1, high: 2}',
    '{low: 1, likely: x, high: [1]}',
    '{date: 2027-03-15, kind: firm, why: no}',
    '{in: 3, zzz: 1}',
    '{effort: much, kpis: {conversion: lots}}',
    '{conversion: [1]}',
    '{reach: [1], impact: masive, confidence: [high]}',
    '{lift: {low: 1}, fit: perfect}',
    '[{kind: a, when: 2026-10-02}]',
  ]
  const kpi = ['{value: 3, date: [x]}', '{file: a}', '[{date: 2027-01-01, value: x, note: y}]']
  const config = [
    '{payments: {capacity: [1], head: ana}, web: , shop: 5}',
    '{ana: {weight: -1, inputs: effort}, bo: }',
    '{rice: {inputs: {reach: {minimum: 3}}}, moscow: {then: [a]}, ice: {formula: median}}',
    '{own: {inputs: {a: {words: {low: one}, scale: {a: 1}, default: x}}, score: [1], order: a}}',
    '{moonshot: maybe, off-scale: {severity: fatal, limit: -2}}',
    '{start: [1], period: year, periods: 0, reserve: [1], capacity: {2027-Q1: [1]}, extra: 1}',
    '{period: {weeks: 90}, periods: many}',
    '[{files: [1, {}], map: {id: {form: a}}, extra: maybe, zzz: 1}, [a]]',
  ]
  const framework = [
    '{a: {minimum: 3, words: {low: one}}}',
    '{a: {scale: {b: 1}, words_only: perhaps}, b: }',
  ]

  // One entry for each value, in a list.
  const listOf = (
    key: string,
    fields: Readonly<Record<string, string>>,
    name: string,
    values: readonly string[],
  ) => {
    const entries = values.map((value, index) => {
      const lines = Object.entries({ id: `a${index}`, ...fields, [name]: value })
      return `  -\n${lines.map(([field, text]) => `    ${field}: ${text}\n`).join('')}`
    })
    return [`${key}:\n${entries.join('')}`]
  }
  const whole = (
    fields: Readonly<Record<string, string>>,
    name: string,
    values: readonly string[],
  ) =>
    values.map((value) =>
      Object.entries({ ...fields, [name]: value })
        .map(([field, text]) => `${field}: ${text}\n`)
        .join(''),
    )
  const blocks = [
    'rice',
    'wsjf',
    'moscow',
    'value-effort',
    'weighted',
    'kano',
    'kpi',
    'growth',
    'reach',
  ]
  const documents: readonly (readonly [string, SchemaKind, string, readonly string[]])[] = [
    ...[...itemSchema.names, ...blocks, 'zzz'].map(
      (name) =>
        [
          name,
          'backlog',
          'backlog.yaml',
          listOf('items', { title: 'A' }, name, [...anywhere, ...item]),
        ] as const,
    ),
    ...[...kpiSchema.names, 'zzz'].map(
      (name) =>
        [
          name,
          'kpis',
          'kpis.yaml',
          listOf('kpis', { title: 'A', baseline: '1', target: '2' }, name, [...anywhere, ...kpi]),
        ] as const,
    ),
    ...[...configSchema.names, 'zzz'].map(
      (name) => [name, 'config', 'pm.yaml', whole({}, name, [...anywhere, ...config])] as const,
    ),
    ...[...frameworkSchema.names, 'zzz'].map(
      (name) =>
        [
          name,
          'framework',
          'frameworks/own.yaml',
          whole({ inputs: '{a: }', score: 'a' }, name, [...anywhere, ...framework]),
        ] as const,
    ),
  ]

  test.concurrent.for(documents)('%s of %s', async ([name, kind, file, texts]) => {
    const compared = await Promise.all(
      texts.map(async (text, index) => {
        const found = await problemsIn(here.root, { path: file, text })
        const own = found.filter((problem) => problem.file === file)
        const path = `${kind}-${name}-${index}.yaml`
        return { own, ...(await compare(inHere(path), modeline(kind, path), text, own)) }
      }),
    )
    expect(compared.flatMap(({ own }) => own)).not.toEqual([])
    expect(compared.flatMap(({ missed }) => missed)).toEqual([])
    expect(compared.flatMap(({ invented }) => invented)).toEqual([])
  })
})

test.concurrent.for([
  'id: a\n',
  'title: A\n',
  'items: 5\n',
  'items: {a: 1}\n',
  'items: []\nowner: ana\n',
  '- 5\n- [a]\n- true\n- A plain idea\n',
  '- {title: A}\n- {id: b}\n- {}\n',
  'items:\n  - titel: A\n    id: a\n  - id: b\n    title: B\n    colour: red\n',
  'id: a\ntitle: A\nrice: {reech: 1}\n',
  'word\n',
  '[]\n',
  '',
])('on a backlog that is %j', async (text) => {
  const found = await problemsIn(here.root, { path: 'backlog.yaml', text })
  const own = found.filter(({ file }) => file === 'backlog.yaml')
  const path = `shape-${Buffer.from(text).toString('hex')}.yaml`
  expect(await compare(inHere(path), modeline('backlog', path), text, own)).toEqual(none)
})

/** The small repositories in a folder of fixtures, where there is one. */
function foldersIn(name: string): { readonly name: string; readonly folder: string }[] {
  const parent = fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url))
  const entries = existsSync(parent) ? readdirSync(parent) : []
  return entries.map((entry) => ({ name: `${name}/${entry}`, folder: join(parent, entry) }))
}

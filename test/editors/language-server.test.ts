import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modeline } from '../../src/core/init/editor.js'
import { configSchema } from '../../src/core/schema/config.js'
import { frameworkSchema } from '../../src/core/schema/framework.js'
import { itemSchema } from '../../src/core/schema/item.js'
import type { SchemaKind } from '../../src/core/schema/json/documents.js'
import { kpiSchema } from '../../src/core/schema/kpi.js'
import { folder, type TestFolder } from '../repository.js'
import { type LanguageServer, languageServer, type Position } from './language-server.js'
import { initEditor, settingsIn, team } from './repository.js'

let here: TestFolder
let server: LanguageServer

beforeAll(async () => {
  here = folder(team)
  await initEditor(here.root)
  server = await languageServer(here.root)
})

afterAll(() => server.close())

describe('a file that names its schema', () => {
  let opened = 0

  /** Opens a text after its first line, with the cursor where `|` stands. */
  async function at(kind: SchemaKind, text: string): Promise<{ path: string; cursor: Position }> {
    const path = `backlog/opened-${opened++}.yaml`
    const whole = `${modeline(kind, path)}\n${text}\n`
    const before = whole.slice(0, whole.indexOf('|')).split('\n')
    await server.open(path, whole.replace('|', ''))
    return { path, cursor: { line: before.length - 1, character: before.at(-1)!.length } }
  }

  async function offered(kind: SchemaKind, text: string): Promise<readonly string[]> {
    const { path, cursor } = await at(kind, text)
    return server.complete(path, cursor)
  }

  async function shown(kind: SchemaKind, text: string): Promise<string> {
    const { path, cursor } = await at(kind, text)
    return server.hover(path, cursor)
  }

  test.concurrent.for([
    ['in a list', 'items:\n  - id: a\n    title: A\n    |'],
    ['in a bare list', '- id: a\n  title: A\n  |'],
    ['alone in its file', 'id: a\ntitle: A\n|'],
  ] as const)('is offered the fields of an item %s', async ([, text]) => {
    const labels = await offered('backlog', text)
    expect(labels).toEqual(
      expect.arrayContaining(itemSchema.names.filter((name) => !/^(id|title)$/.test(name))),
    )
    expect(labels).toEqual(expect.arrayContaining(['rice', 'growth', 'reach']))
    expect(labels).not.toContain('title')
  })

  test.concurrent.for([
    ['status: |', ['idea', 'candidate', 'planned', 'in-progress', 'shipped', 'parked', 'dropped']],
    ['team: |', ['payments', 'web']],
    ['rice:\n      |', ['reach', 'impact', 'confidence', 'effort']],
    ['rice: {reach: 1, impact: |}', ['massive', 'high', 'medium', 'low', 'minimal']],
    ['growth:\n      |', ['lift', 'fit']],
    ['growth: {fit: |}', ['poor', 'good']],
    ['moscow: |', ['must', 'should', 'could', 'wont']],
    ['kpis:\n      |', ['conversion']],
    ['effort_by_team:\n      |', ['payments', 'web']],
    ['confidence: |', ['high', 'medium', 'low', 'from-evidence']],
    ['due:\n      |', ['date', 'kind', 'reason']],
    ['due: {date: 2027-03-15, kind: |}', ['target', 'hard']],
  ] as const)('is offered at %j of an item %j', async ([text, names]) => {
    const labels = await offered('backlog', `items:\n  - id: a\n    title: A\n    ${text}`)
    expect(labels.filter((label) => label !== 'null')).toEqual(expect.arrayContaining([...names]))
  })

  test.concurrent.for([
    ['config', '|', configSchema.names],
    ['config', 'framework: |', ['rice', 'wsjf', 'value-effort', 'growth']],
    ['config', 'frameworks:\n  |', ['rice', 'ice', 'moscow', 'weighted']],
    ['config', 'frameworks: {moscow: {then: |}}', ['rice', 'growth']],
    ['config', 'rules:\n  |', ['moonshot', 'off-scale']],
    ['config', 'roadmap: {period: |}', ['quarter', 'month']],
    ['kpis', '- id: a\n  |', kpiSchema.names.filter((name) => name !== 'id')],
    ['framework', '|', frameworkSchema.names],
    ['estimates', 'rater: |', ['ana']],
    ['estimates', 'rater: ana\nestimates:\n  a:\n    rice:\n      |', ['reach', 'impact']],
  ] as const)('for %s is offered at %j %j', async ([kind, text, names]) => {
    expect(await offered(kind, text)).toEqual(expect.arrayContaining([...names]))
  })

  test.concurrent.for([
    [
      'backlog',
      '- id: a\n  title: A\n  dep|ends_on: [b]',
      'Ids of the items that must be finished before.',
    ],
    ['backlog', '- id: a\n  title: A\n  rice: {im|pact: high}', 'massive 3, high 2, medium 1'],
    ['backlog', '- id: a\n  title: A\n  growth: {li|ft: 5%}', 'lift; in %'],
    ['backlog', '- id: a\n  title: A\n  kpis: {con|version: 1}', 'Checkout conversion; in %'],
    ['config', 'frame|work: rice', 'The framework that ranks by default.'],
    ['config', 'rules: {moon|shot: off}', 'Confidence under 50 %'],
    ['config', 'te|ams: {web: }', 'Who does the work'],
    ['config', 'teams: {web: {cap|acity: 8}}', 'How much it can do'],
    ['config', 'teams: {web: {cap|acity: {default: 8}}}', 'How much it can do'],
    ['config', 'raters: {ana: {wei|ght: 2}}', 'How much their estimates count'],
    [
      'kpis',
      '- {id: a, title: A, baseline: 1, tar|get: 2}',
      'below the baseline where less is better',
    ],
  ] as const)('for %s tells over %j what it is', async ([kind, written, about]) => {
    const text = await shown(kind, written)
    expect(text).toContain(about)
    expect(text).not.toContain('||')
  })
})

test('words of a scale and limits of an input are checked', async () => {
  const path = 'backlog/limits.yaml'
  const text = `- id: a
  title: A
  rice: {impact: masive}
- id: b
  title: B
  rice: {confidence: 80}
- id: c
  title: C
  growth: {lift: -1}
- id: d
  title: D
  moscow: perhaps
- id: e
  title: E
  rice: {reach: 2 to 5, impact: low to high, confidence: 80%}
  growth: {lift: 5%, fit: good}
`
  const marked = await server.open(path, `${modeline('backlog', path)}\n${text}`)
  expect(marked.map(({ range }) => range.start.line).sort((a, b) => a - b)).toEqual([3, 6, 9, 12])
})

test('a file without that line has its schema by the settings of VS Code', async () => {
  const byRoot = await languageServer(here.root, settingsIn(here.root))
  const lines = async (path: string, text: string) =>
    (await byRoot.open(path, text)).map(({ range }) => range.start.line)
  expect(await lines('pm.yaml', 'product: A\nframwork: rice\n')).toEqual([1])
  expect(await lines('backlog/deep/a.yaml', 'id: a\ntitle: A\ncolour: red\n')).toEqual([2])
  expect(await lines('kpis/a.yml', '- {id: a, title: A, baseline: 1}\n')).toEqual([0])
  expect(await lines('frameworks/own.yaml', 'inputs: {a: }\nscor: a\n')).toEqual([1])
  expect(await lines('estimates/ana.yaml', 'rater: ana\nestimates: [a]\n')).toEqual([1])
  expect(await lines('other.yaml', 'anything: [goes]\n')).toEqual([])
  await byRoot.close()
})

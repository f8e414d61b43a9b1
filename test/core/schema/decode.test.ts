import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/core/config/read-config.js'
import { messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { configSchema } from '../../../src/core/schema/config.js'
import { decode } from '../../../src/core/schema/decode.js'
import { estimatesSchema } from '../../../src/core/schema/estimates.js'
import { frameworkSchema, optionsSchema } from '../../../src/core/schema/framework.js'
import { itemSchema } from '../../../src/core/schema/item.js'
import { kpiSchema } from '../../../src/core/schema/kpi.js'
import type { MappingSchema, Schema } from '../../../src/core/schema/schema.js'
import { nodeAt, type YamlMap } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const schemas = {
  configSchema,
  estimatesSchema,
  frameworkSchema,
  itemSchema,
  kpiSchema,
  optionsSchema,
}

async function read(schema: MappingSchema, text: string) {
  const source = sourceFile('a.yaml', text)
  const found: Problem[] = []
  const report = (problem: Problem) => found.push(problem)
  const tree = (await readYaml(source, report)) as YamlMap
  const value = decode(schema, tree, source, report, { of: 'item' })
  const told = found.map((problem) => {
    const { start, end } = problem.place
    return `${text.slice(start, end)}: ${messageOf(problem)}`
  })
  return { value, told }
}

async function configOf(text: string) {
  const source = sourceFile('pm.yaml', text)
  const found: Problem[] = []
  const report = (problem: Problem) => found.push(problem)
  const { fields, root } = readConfig(await readYaml(source, report), source, report)
  return { fields, root, told: found.map(messageOf) }
}

const item = (rest: string) => `{id: a, title: A, ${rest}}`

test.each([
  [
    itemSchema,
    item('due: {kind: hrd, date: 2027-02-31}'),
    [
      '2027-02-31: due.date must be a date, got "2027-02-31"',
      'hrd: due.kind must be target or hard, got "hrd"',
    ],
  ],
  [
    configSchema,
    'backlog: [{files: b.yaml, items: [1], extra: maybe}]',
    [
      '[1]: backlog[0].items must be text, got a list',
      'maybe: backlog[0].extra must be allow or reject, got "maybe"',
    ],
  ],
  [
    itemSchema,
    item('fields: {a: {}, b: 1, c: [[]]}'),
    [
      '{}: fields.a must be a number, a text, true, false or a list of texts, got a mapping',
      '[]: fields.c[0] must be text, got a list',
    ],
  ],
] as const)('every fault inside a field is told', async (schema, text, expected) => {
  const { told } = await read(schema, text)
  expect(told).toHaveLength(expected.length)
  for (const each of expected) expect(told.filter((line) => line.startsWith(each))).toHaveLength(1)
})

test('of one value the first fault is told', async () => {
  const { told } = await read(itemSchema, "{id: '', title: A}")
  expect(told).toEqual(["'': id is empty"])
})

test.each([
  [
    itemSchema,
    item('status: [x]'),
    '[x]: status must be idea, candidate, planned, in-progress, shipped, parked or dropped, got a list',
  ],
  [
    itemSchema,
    item('due: {date: 2027-03-15, kind: [x]}'),
    '[x]: due.kind must be target or hard, got a list',
  ],
  [
    configSchema,
    'rules: {moonshot: {limit: [x]}}',
    '[x]: rules.moonshot.limit must be a number, or a percentage such as 20%, got a list',
  ],
  [
    configSchema,
    'rules: {moonshot: [x]}',
    '[x]: rules.moonshot must be off, warning, error, or {severity: error, limit: 90}, got a list',
  ],
  [
    configSchema,
    'roadmap: {period: {weeks: 1.5}}',
    '1.5: roadmap.period.weeks must be a whole number from 1 to 52, got 1.5',
  ],
  [
    configSchema,
    'roadmap: {capacity: {default: {}}}',
    '{}: roadmap.capacity.default must be a number, or 12 per quarter, got a mapping',
  ],
  [configSchema, 'roadmap: {periods: 61}', '61: roadmap.periods must be at most 60, got 61'],
  [itemSchema, item('actual: {kpis: {a: .nan}}'), '.nan: actual.kpis.a must be a number, got .nan'],
  [
    itemSchema,
    item('effort: .inf'),
    '.inf: effort must be an estimate such as 3, 80%, 2 to 5 or {low: 2, likely: 3, high: 5}, got .inf',
  ],
  [itemSchema, item('due: {kind: hard}'), 'kind: the due has no date'],
  [optionsSchema, 'formula: {}', '{}: formula must be product or mean, got a mapping'],
  [
    optionsSchema,
    'thresholds: 5',
    '5: thresholds must be a mapping such as {value: 5, effort: 4}, got 5',
  ],
])('a fault is told at its value in words of pm', async (schema, text, expected) => {
  expect((await read(schema, text)).told).toEqual([expected])
})

describe.each(Object.entries(schemas))('%s', (_, { fields }) => {
  test('shows what every mapping is to be', () => {
    expect(Object.entries(fields).flatMap(([name, field]) => wordless(field, name))).toEqual([])
  })
})

/** Paths of the mappings of which a message says no more than that they are one. Alternatives are told by the phrase of their union. */
function wordless(schema: Schema, path: string, isAlternative = false): string[] {
  if (schema.is === 'either')
    return schema.alternatives.flatMap((each) => wordless(each, path, true))
  if (schema.is === 'list') return wordless(schema.entry, `${path}[]`)
  if (schema.is === 'record') return wordless(schema.entry, `${path}.*`)
  if (schema.is !== 'mapping') return []
  const inside = Object.entries(schema.fields)
  const own = isAlternative || schema.expected.includes('{') ? [] : [path]
  return [...own, ...inside.flatMap(([name, field]) => wordless(field, `${path}.${name}`))]
}

describe('a section of pm.yaml with a fault', () => {
  test('keeps what has none', async () => {
    const { fields } = await configOf(
      'teams: {web: {capacity: 5}, ops: {title: {a: 1}, capacity: 3}, x: 3}',
    )
    expect(fields.teams).toEqual({ web: { capacity: 5 }, ops: { capacity: 3 } })
  })

  test('loses the entries of its lists that have one', async () => {
    const { fields, root, told } = await configOf(
      'backlog: [{file: x}, a.yaml, {files: c.yaml, map: {title: [1]}}, {files: b.yaml}]\nkpis: [{}, k.yaml]',
    )
    expect(fields.backlog).toEqual(['a.yaml', { files: 'b.yaml' }])
    expect(fields.kpis).toEqual(['k.yaml'])
    expect(told).toHaveLength(4)
    expect(nodeAt(root!, ['backlog', 0])).toMatchObject({ text: 'a.yaml' })
    expect(nodeAt(root!, ['backlog', 1, 'files'])).toMatchObject({ text: 'b.yaml' })
  })

  test('loses what its fault leaves without a meaning', async () => {
    const { fields } = await configOf('roadmap: {start: 2027-Q1, period: {weeks: x}, periods: 3}')
    expect(fields.roadmap).toEqual({ start: '2027-Q1', periods: 3 })
  })
})

test('an item loses the whole field', async () => {
  const { value } = await read(itemSchema, item('due: {date: 2027-03-15, kind: x}, owner: Ann'))
  expect(value).toEqual({ id: 'a', title: 'A', owner: 'Ann' })
})

test.each([
  [itemSchema, item('fields: {d: , e: 1}'), { fields: { e: 1 } }],
  [itemSchema, item('external: {jira: , x: y}'), { external: { x: 'y' } }],
  [configSchema, 'teams: {web: }', { teams: { web: null } }],
])(
  'a key without a value counts as absent, unless that says something',
  async (schema, text, expected) => {
    const { value, told } = await read(schema, text)
    expect(told).toEqual([])
    expect(value).toMatchObject(expected)
  },
)

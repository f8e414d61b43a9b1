import { describe, expect, it } from 'vitest'
import { checkMaps } from '../../../src/core/backlog/check-map.js'
import { knownTargets, reportUnmatched } from '../../../src/core/backlog/map-targets.js'
import { applyMapping, mappingOf } from '../../../src/core/backlog/mapping.js'
import { readItem } from '../../../src/core/backlog/read-item.js'
import { readConfig } from '../../../src/core/config/read-config.js'
import type { Problem } from '../../../src/core/problems/problem.js'
import { nodeAt, type YamlMap } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { resolve, told } from '../frameworks/repository.js'

/** The items that an entry of `backlog` makes of these mappings, and what is said about them and pm.yaml. */
async function read(map: string, items: readonly string[], broken: readonly string[] = []) {
  const problems: Problem[] = []
  const report = (problem: Problem) => problems.push(problem)
  const config = sourceFile('pm.yaml', `backlog: [{files: t.yaml, map: {${map}}}]`)
  const { fields, root } = readConfig(await readYaml(config, report), config, report)
  const entry = fields.backlog![0]! as Parameters<typeof mappingOf>[0]
  const given = mappingOf(entry, { node: nodeAt(root!, ['backlog', 0]), source: config })
  const { frameworks, framework } = await resolve({ config: 'framework: value-effort' })
  const context = {
    frameworks,
    framework,
    broken: new Set(broken),
    kpiUnits: new Map(),
    allowsExtra: false,
  }
  checkMaps(root!, config, context, report)
  const mapping = knownTargets(given, context)
  const source = sourceFile('t.yaml', items.join('\n---\n'))
  const nodes = await Promise.all(
    items.map(async (text) => (await readYaml(sourceFile('t.yaml', text), report)) as YamlMap),
  )
  const found = nodes.map((node) =>
    readItem(applyMapping(node, mapping, source, report), source, context, report),
  )
  reportUnmatched(mapping, nodes, report)
  return { items: found, told: problems.map(told) }
}

describe('a mapping', () => {
  it('reads fields, inputs and keys inside fields from where the team keeps them', async () => {
    const map =
      'id: {from: no, prefix: t-}, title: text, value: worth, value-effort.effort: days.least, fields.a.b: sector, kpis.x: gain, due.kind: hard'
    const { items, told } = await read(map, [
      '{no: 1, text: A, worth: 3, days: {least: 2}, sector: smb, gain: 4, hard: hard}',
    ])
    expect(told.filter(({ rule }) => rule !== 'missing-field')).toEqual([])
    expect(items).toMatchObject([
      {
        id: 't-1',
        title: 'A',
        own: { value: { value: 3 } },
        blocks: { 'value-effort': { effort: { value: 2 } } },
        plain: { fields: { 'a.b': 'smb' } },
        kpis: { x: { value: 4 } },
      },
    ])
  })

  it('translates each element of a list', async () => {
    const map = 'tags: {from: labels, values: {a: b, c: d}}, depends_on: {from: needs, prefix: t-}'
    const { items, told } = await read(map, ['{id: i, title: A, labels: [a, x, c], needs: [1, 2]}'])
    expect(items).toMatchObject([{ tags: ['b', 'd'], dependsOn: ['t-1', 't-2'] }])
    expect(told).toMatchObject([
      { rule: 'unmapped-value', text: 'x', message: expect.stringContaining('labels "x"') },
    ])
  })

  it('takes the date of a date-time wherever an item has a date', async () => {
    const { items, told } = await read('id: no, due: until, started: begun', [
      '{no: a, title: A, until: 2025-07-26T23:28:30-08:00, begun: 2025-07-01 10:00:00Z, shipped: 2025-07-30T00:00:00.000Z, status: shipped}',
      '{no: b, title: B, due: {date: 2025-07-26t12:28Z, kind: hard}, notes: 2025-07-26T12:28:30Z}',
      '{no: c, title: C, until: 2025-02-30T12:00:00Z}',
    ])
    expect(items).toMatchObject([
      { due: { date: '2025-07-26' }, plain: { started: '2025-07-01', shipped: '2025-07-30' } },
      { due: { date: '2025-07-26', kind: 'hard' }, plain: { notes: '2025-07-26T12:28:30Z' } },
      {},
    ])
    expect(told.map(({ message }) => message)).toEqual([
      'until (due) must be a date, got "2025-02-30": February 2025 has 28 days',
    ])
  })

  it.each([
    ['titel: text', 'titel', 'did you mean title?'],
    ['wsjf.jobsize: text', 'wsjf.jobsize', 'did you mean wsjf.job_size?'],
    ['reach: text', 'reach', undefined],
    ['tags.0: text', 'tags.0', undefined],
    ['due.day: text', 'due.day', undefined],
  ])(
    'says of %s that no item has such a field, once and not at the items',
    async (map, name, hint) => {
      const { told } = await read(map, ['{id: a, title: A, text: B}', '{id: b, title: B, text: C}'])
      expect(told).toMatchObject([
        { rule: 'unknown-field', text: name, message: `unknown field "${name}" in map` },
      ])
      if (hint) expect(told[0]?.hint).toBe(hint)
    },
  )

  it('leaves alone what it maps to a framework that has a fault', async () => {
    expect(
      (await read('fit: text, fit.a: note', ['{id: a, title: A, text: 1, note: 2}'], ['fit'])).told,
    ).toEqual([])
  })

  it('says which of its names no item has', async () => {
    const { told } = await read('title: txet, owner: authors.1, team: group', [
      '{id: a, text: A, authors: [x]}',
      '{id: b, text: B, group: web}',
    ])
    expect(told.filter(({ rule }) => rule === 'map-matches-nothing')).toEqual([
      expect.objectContaining({
        text: 'txet',
        message: 'none of the 2 items of this entry has "txet"',
        hint: 'did you mean text?',
      }),
      expect.objectContaining({
        text: 'authors.1',
        message: 'none of the 2 items of this entry has "authors.1"',
        hint: undefined,
      }),
    ])
    expect((await read('owner: boss', ['{id: a, title: A}'])).told).toEqual([
      expect.objectContaining({
        message: 'the only item of this entry has no "boss"',
        hint: 'they have id and title',
      }),
    ])
    expect((await read('title: txet', [])).told).toEqual([])
  })

  it('takes 500 fields and says that there are more', async () => {
    const more = Array.from({ length: 600 }, (_, at) => `fields.f${at}: g`).join(', ')
    const { items, told } = await read(`id: no, ${more}`, ['{no: a, title: A, g: 1}'])
    expect(told).toEqual([
      expect.objectContaining({
        text: 'fields.f499',
        message: 'expected at most 500 fields in map, got 601',
      }),
    ])
    expect(Object.keys(items[0]!.plain.fields ?? {})).toHaveLength(499)
  })
})

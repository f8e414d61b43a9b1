import { describe, expect, it } from 'vitest'
import { mappedPath } from '../../../src/core/backlog/mapped-path.js'
import { mappingOf } from '../../../src/core/backlog/mapping.js'
import type { YamlMap } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const mapping = mappingOf({
  files: 'x',
  map: {
    status: { from: 'state', values: { TODO: 'candidate', OPEN: 'candidate', DONE: 'shipped' } },
    id: { from: 'key', prefix: 't-' },
    owner: 'authors.0',
    effort: 'sizes.days',
    'wsjf.job_size': 'points',
    'fields.a.b': 'odd.name',
  },
})

async function item(text: string): Promise<YamlMap> {
  return (await readYaml(sourceFile('', text), () => {})) as YamlMap
}

describe('mappedPath', () => {
  it.each([
    [['status'], 'candidate', ['state'], 'TODO'],
    [['status'], '', ['state'], ''],
    [['id'], 't-7', ['key'], '7'],
    [['owner'], 'bo', ['authors', 0], 'bo'],
    [['effort'], '3', ['sizes', 'days'], '3'],
    [['effort', 'low'], '3', ['sizes', 'days', 'low'], '3'],
    [['wsjf', 'job_size'], '3', ['points'], '3'],
    [['fields', 'a.b'], '3', ['odd.name'], '3'],
    [['title'], 'T', ['title'], 'T'],
  ] as const)('of %j = %s is %j = %s', async (path, typed, theirs, theirTyped) => {
    const node = await item('{state: TODO, authors: [x], odd.name: 1}')
    expect(mappedPath(node, mapping, path, typed)).toEqual({ path: theirs, typed: theirTyped })
  })

  it.each([
    [['status'], 'planned', { kind: 'value', known: ['candidate', 'shipped'] }],
    [['id'], '7', { kind: 'prefix', prefix: 't-' }],
    [['wsjf', 'time_criticality'], '3', { kind: 'parts', known: ['wsjf.job_size'] }],
    [['points'], '3', { kind: 'used', by: 'wsjf.job_size' }],
    [['sizes'], '3', { kind: 'used', by: 'effort' }],
  ] as const)('refuses %j = %s', async (path, typed, fault) => {
    const node = await item('{state: TODO, points: 3, sizes: {days: 2}}')
    expect(mappedPath(node, mapping, path, typed)).toEqual({ fault })
  })
})

import { Ajv } from 'ajv'
import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { dateFault } from '../../../src/core/calendar/day.js'
import { configSchema } from '../../../src/core/schema/config.js'
import { convert, type Findings } from '../../../src/core/schema/convert.js'
import { frameworkSchema, optionsSchema } from '../../../src/core/schema/framework.js'
import { itemSchema } from '../../../src/core/schema/item.js'
import { draft7 } from '../../../src/core/schema/json/draft7.js'
import { kpiSchema } from '../../../src/core/schema/kpi.js'
import type { MappingSchema } from '../../../src/core/schema/schema.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const schemas = {
  item: itemSchema,
  kpi: kpiSchema,
  config: configSchema,
  framework: frameworkSchema,
  options: optionsSchema,
}

const words = [
  'a',
  '',
  'planned',
  'plannned',
  '2027-03-15',
  '2027-02-30',
  'a b',
  '2 to 5',
  '80%',
  'hard',
  '.',
  'quarter',
]
const scalar = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(0, 1, -1, 2.5, 61),
  fc.boolean(),
  fc.constant(null),
)

/** A value that may stand under any key of the schemas: right now and then, wrong in every way. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        'date',
        'kind',
        'reason',
        'in',
        'value',
        'low',
        'likely',
        'high',
        'weeks',
        'effort',
        'file',
        'x',
      ),
      tie('any'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).any

function documentOf({ names }: MappingSchema) {
  const required = { id: 'a-1', title: 'A', baseline: 61, target: 70 }
  const own = Object.fromEntries(Object.entries(required).filter(([name]) => names.includes(name)))
  return fc
    .dictionary(fc.constantFrom(...names, 'zzz'), value, { maxKeys: 4, noNullPrototype: true })
    .map((rest) => ({ ...own, ...rest }))
}

/** What stands in a document, and how many things in it do not fit. */
async function read(schema: MappingSchema, document: unknown) {
  const tree = await readYaml(sourceFile('a.yaml', dump(document)), () => {})
  let unknown = 0
  const findings: Findings = { misfits: [], onUnknown: () => unknown++ }
  const value = convert(schema, tree!, findings)
  return { value, faults: findings.misfits.length + unknown }
}

const ajv = new Ajv({
  allowUnionTypes: true,
  formats: { date: (text: string) => dateFault(text) === undefined },
})

describe.each(Object.entries(schemas))('what is read by the schema of %s', (_, schema) => {
  const isValid = ajv.compile(draft7(schema))

  test('fits exactly where its JSON Schema accepts it', async () => {
    let fitting = 0
    await fc.assert(
      fc.asyncProperty(documentOf(schema), async (document) => {
        const { faults } = await read(schema, document)
        if (faults === 0) fitting++
        expect(faults === 0).toBe(isValid(document))
      }),
      { numRuns: 2000, seed: 7 },
    )
    expect(fitting).toBeGreaterThan(50)
    expect(fitting).toBeLessThan(1950)
  })

  test('fits again as it was read', async () => {
    await fc.assert(
      fc.asyncProperty(documentOf(schema), async (document) => {
        const { value, faults } = await read(schema, document)
        if (faults === 0) expect(await read(schema, value)).toEqual({ value, faults: 0 })
      }),
      { numRuns: 500, seed: 7 },
    )
  })
})

test.each([
  [
    itemSchema,
    { id: '007', title: 'A', status: 'planned', tags: ['x'], effort: '2 to 5', due: '2027-03-15' },
  ],
  [
    itemSchema,
    {
      id: 'a',
      title: 'A',
      effort: 3,
      kpis: { a: 1 },
      depends_on: ['b'],
      fields: { arr: 1, big: true, some: ['a'] },
    },
  ],
  [
    kpiSchema,
    { id: 'a', title: 'A', baseline: 1, target: 2, history: [{ date: '2027-03-15', value: 2 }] },
  ],
  [
    configSchema,
    {
      teams: { web: null, app: { capacity: { default: 8 } } },
      roadmap: { period: { weeks: 2 }, reserve: '20%' },
    },
  ],
])('what is right is read as it stands', async (schema, document) => {
  expect(await read(schema, document)).toEqual({ value: document, faults: 0 })
})

test('a text is read as it is written', async () => {
  const { value } = await read(itemSchema, { id: 7, title: true, tags: [1.5] })
  expect(value).toEqual({ id: '7', title: 'true', tags: ['1.5'] })
})

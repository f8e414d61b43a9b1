import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { configSchema } from '../../../src/core/schema/config.js'
import { converterOf, type Findings } from '../../../src/core/schema/convert.js'
import { frameworkSchema } from '../../../src/core/schema/framework.js'
import { itemSchema } from '../../../src/core/schema/item.js'
import { kpiSchema } from '../../../src/core/schema/kpi.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const schemas = {
  item: itemSchema,
  kpi: kpiSchema,
  config: configSchema,
  framework: frameworkSchema,
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
  fc.constantFrom(0, 1, -1, 2.5, 61, Number.NaN, Number.POSITIVE_INFINITY),
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

function documentOf(schema: z.ZodObject) {
  const required = { id: 'a-1', title: 'A', baseline: 61, target: 70 }
  const own = Object.fromEntries(Object.entries(required).filter(([name]) => name in schema.shape))
  const keys = fc.constantFrom(...Object.keys(schema.shape))
  return fc
    .dictionary(keys, value, { maxKeys: 4, noNullPrototype: true })
    .map((rest) => ({ ...own, ...rest }))
}

async function judge(schema: z.ZodObject, document: unknown) {
  const tree = await readYaml(sourceFile('a.yaml', dump(document)), () => {})
  const findings: Findings = { fits: true, onUnknown: () => {} }
  const raw = converterOf(schema)(tree!, findings)
  return { fits: findings.fits, result: schema.safeParse(raw), raw }
}

describe.each(Object.entries(schemas))('the converter of %s', (_, schema) => {
  test('says fits only of what the schema accepts as it is', async () => {
    let fitting = 0
    await fc.assert(
      fc.asyncProperty(documentOf(schema), async (document) => {
        const { fits, result, raw } = await judge(schema, document)
        if (!fits) return
        fitting++
        expect(result.success && result.data).toEqual(raw)
      }),
      { numRuns: 2000, seed: 7 },
    )
    expect(fitting).toBeGreaterThan(50)
  })
})

test.each([
  [
    itemSchema,
    { id: 'a', title: 'A', status: 'planned', tags: ['x'], effort: '2 to 5', due: '2027-03-15' },
  ],
  [
    itemSchema,
    {
      id: 'a',
      title: 'A',
      effort: 3,
      kpis: { a: 1 },
      depends_on: ['b'],
      fields: { arr: 1, big: true },
    },
  ],
  [
    kpiSchema,
    { id: 'a', title: 'A', baseline: 1, target: 2, history: [{ date: '2027-03-15', value: 2 }] },
  ],
])('what is plainly right needs no second look', async (schema, document) => {
  expect((await judge(schema, document)).fits).toBe(true)
})

import * as fc from 'fast-check'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { readDocument, setValue } from '../../../src/core/yaml/edit.js'
import { pathTo, type YamlPath } from '../../../src/core/yaml/path.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { type Data, document } from './styled.js'

async function edited(text: string, path: YamlPath, typed: string): Promise<string> {
  const document = await readDocument(text)
  if (!document) return 'no document'
  const result = await setValue(document, path, typed)
  return 'fault' in result ? `no: ${result.fault.kind}` : result.document.text
}

describe('setValue', () => {
  it.each([
    ['a number', 'a: 1\nb: 2\n', ['a'], '3', 'a: 3\nb: 2\n'],
    ['and keeps the comment', 'a:   1   # sure\n', ['a'], '3', 'a:   3   # sure\n'],
    ['line ends', 'a: 1\r\nb: 2\r\n', ['a'], '3', 'a: 3\r\nb: 2\r\n'],
    ['and a mark', '\ufeffa: 1', ['a'], '3', '\ufeffa: 3'],
    ['a text in its quotes', `a: "x"\nb: 'y'\n`, ['a'], 'z', `a: "z"\nb: 'y'\n`],
    ['in single quotes', `b: 'y'\n`, ['b'], "it's", `b: 'it''s'\n`],
    ['a number in place of a quoted one', 'a: "x"\n', ['a'], '12', 'a: 12\n'],
    ['a range', 'a: 1\n', ['a'], '2 to 5', 'a: 2 to 5\n'],
    ['a date', 'a: 1\n', ['a'], '2027-03-15', 'a: 2027-03-15\n'],
    ['a text that needs quotes', 'a: 1\n', ['a'], 'law: PSD3', 'a: "law: PSD3"\n'],
    ['a text with a comma in braces', '{a: 1}', ['a'], '1,5', '{a: "1,5"}'],
    ['a list', 'a: 1\n', ['a'], '[x, y]', 'a: [x, y]\n'],
    ['a mapping', 'a: [1]\n', ['a'], '{low: 1, high: 2}', 'a: {low: 1, high: 2}\n'],
    ['a text that only begins like a list', 'a: 1\n', ['a'], '[x', 'a: "[x"\n'],
    ['nothing', 'a: 1\nb: 2\n', ['a'], '', 'a: null\nb: 2\n'],
    ['in place of nothing', 'a: # why\nb: 2\n', ['a'], '3', 'a: 3 # why\nb: 2\n'],
    ['in place of a tilde', 'a: ~\n', ['a'], '3', 'a: 3\n'],
    ['behind a key without a colon', '{a, b: 2}', ['a'], '3', '{a: 3, b: 2}'],
    ['in place of a block text', 'a: |\n  x\n  y\nb: 2\n', ['a'], 'z', 'a: z\nb: 2\n'],
    ['in place of lines', 'a:\n  b: 1\n  c: 2\nd: 3\n', ['a'], '5', 'a:\n  5\nd: 3\n'],
    ['in place of a flush list', 'a:\n- 1\n- 2\nd: 3\n', ['a'], '5', 'a:\n  5\nd: 3\n'],
    ['inside a list', '- a: 1\n- a: 2\n', [1, 'a'], '5', '- a: 1\n- a: 5\n'],
    ['an entry of a list', '- x\n- y\n', [1], '{id: y}', '- x\n- {id: y}\n'],
    [
      'a new key',
      '- id: a\n  b: 1 # c\n- id: d\n',
      [0, 'e'],
      '5',
      '- id: a\n  b: 1 # c\n  e: 5\n- id: d\n',
    ],
    ['at the end of a file that ends without a line', 'a: 1', ['b'], '2', 'a: 1\nb: 2'],
    ['with the line end of the file', 'a: 1\r\n', ['b'], '2', 'a: 1\r\nb: 2\r\n'],
    ['in braces', 'a: {b: 1} # c\n', ['a', 'd'], '2', 'a: {b: 1, d: 2} # c\n'],
    ['in braces with a comma behind', 'a: { b: 1, }\n', ['a', 'd'], '2', 'a: { b: 1, d: 2, }\n'],
    ['in empty braces', 'a: {}\n', ['a', 'd'], '2', 'a: {d: 2}\n'],
    [
      'in braces over lines',
      'a: {\n  b: 1, # c\n  d: 2 # e\n  }\n',
      ['a', 'f'],
      '3',
      'a: {\n  b: 1, # c\n  d: 2, f: 3 # e\n  }\n',
    ],
    ['in a mapping that lacks', 'a: 1\n', ['b', 'c', 'd'], '2', 'a: 1\nb: {c: {d: 2}}\n'],
    [
      'in a mapping that is nothing',
      'a:\n  web:\n  b: 1\n',
      ['a', 'web', 'c'],
      '2',
      'a:\n  web: {c: 2}\n  b: 1\n',
    ],
    ['before a block text', 'a: 1\nb: |\n  x\n\nc:\n', ['d'], '2', 'a: 1\nb: |\n  x\n\nc:\nd: 2\n'],
    [
      'not into a block text',
      '- a: 1\n  b: |+\n    x\n\n- 2\n',
      [0, 'd'],
      '2',
      '- a: 1\n  d: 2\n  b: |+\n    x\n\n- 2\n',
    ],
    ['into an empty file', '', ['a'], '1', 'a: 1\n'],
    ['into a file of comments', '# why', ['a', 'b'], 'x', '# why\na: {b: x}\n'],
    ['a key that needs quotes', 'a: 1\n', ['x: y'], '1', 'a: 1\n"x: y": 1\n'],
  ] as const)('sets %s', async (_, text, path, typed, expected) => {
    expect(await edited(text, path, typed)).toBe(expected)
  })

  it.each([
    ['a key inside a text', 'a: x\n', ['a', 'b'], 'no-mapping'],
    ['an entry that a list lacks', 'a: [1]\n', ['a', 1], 'no-entry'],
    ['a name in a list', 'a: [1]\n', ['a', 'b'], 'no-entry'],
    ['what stands behind an alias', 'a: &x {b: 1}\nc: *x\n', ['c', 'b'], 'repeated'],
    ['what an alias repeats', 'a: &x {b: 1}\nc: *x\n', ['a', 'b'], 'not-alone'],
    ['a pair without braces', '[a: 1]', [0, 'b'], 'not-alone'],
  ] as const)('does not set %s', async (_, text, path, kind) => {
    expect(await edited(text, path, '5')).toBe(`no: ${kind}`)
  })

  it('reads no document of what is no YAML', async () => {
    expect(await readDocument('a: [1\nb: 2')).toBeUndefined()
    expect(await readDocument('# nothing\n')).toEqual({ text: '# nothing\n', root: undefined })
  })

  const typedValues: readonly (readonly [string, Data])[] = [
    ['3', 3],
    ['-0.5', -0.5],
    ['true', true],
    ['', null],
    ['x', 'x'],
    ['2 to 5', '2 to 5'],
    ['80%', '80%'],
    ['a: b # c', 'a: b # c'],
    ['x, y] }', 'x, y] }'],
    ['it\'s "5"', 'it\'s "5"'],
    ['[1, {a: 2}]', [1, { a: 2 }]],
    ['{low: 1, high: 2}', { low: 1, high: 2 }],
    ['"007"', '007'],
  ]

  const count = fuzzCount(500, 10_000)
  it(
    'changes one value of any document and no other byte',
    async () => {
      const steps = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(
          document,
          steps,
          fc.constantFrom(...typedValues),
          async ({ text, value }, choices, [typed, wanted]) => {
            expect(loaded(text)).toEqual(value)
            const path = pathOf(value, choices)
            const result = await edited(text, path, typed)
            expect(loaded(result)).toEqual(withValue(value, path, wanted))
            const size = changedSize(text, result)
            expect(size.removed).toBeLessThanOrEqual(await sizeAt(text, path))
            const marks = (of: string) => of.match(/# (?:note|between|head|foot|last)/g) ?? []
            if (typeof valueAt(value, path) !== 'object') expect(marks(result)).toEqual(marks(text))
          },
        ),
        { numRuns: count, seed: fuzzSeed },
      )
    },
    fuzzTimeout(count, 20),
  )
})

describe('pathTo', () => {
  it('leads to a node by its place', async () => {
    const text = 'items:\n- id: a\n- {id: b, c: [1, {d: 2}]}\n'
    const root = (await readYaml(sourceFile('', text), () => {}))!
    const start = text.indexOf('{d')
    expect(pathTo(root, { start, end: start + 6, kind: 'map' })).toEqual(['items', 1, 'c', 1])
    expect(pathTo(root, { start: 2, end: 3, kind: 'scalar' })).toBeUndefined()
  })
})

function loaded(text: string): unknown {
  return load(text.replace(/^\ufeff/, ''), { schema: CORE_SCHEMA })
}

// By the numbers a way down through what there is, and where there is nothing below a mapping a new key.
function pathOf(value: Data, choices: readonly number[]): YamlPath {
  const path: (string | number)[] = []
  let at: Data | undefined = value
  for (const choice of choices) {
    if (Array.isArray(at) && at.length) {
      const index: number = choice % at.length
      path.push(index)
      at = at[index]
    } else if (typeof at === 'object' && at !== null && !Array.isArray(at)) {
      const names: readonly string[] = [...Object.keys(at), 'new']
      const key: string = names[choice % names.length]!
      path.push(key)
      if (key === 'new') return choice % 2 ? [...path, 'inner'] : path
      at = (at as Readonly<Record<string, Data>>)[key]
    } else break
  }
  return path
}

function valueAt(value: Data, path: YamlPath): Data | undefined {
  return path.reduce<Data | undefined>(
    (at, step) =>
      typeof at === 'object' && at !== null
        ? (at as Readonly<Record<string, Data>>)[step]
        : undefined,
    value,
  )
}

function withValue(value: Data | undefined, path: YamlPath, wanted: Data): Data {
  const [step, ...rest] = path
  if (step === undefined) return wanted
  if (Array.isArray(value))
    return value.map((each, at) => (at === step ? withValue(each, rest, wanted) : each))
  const map = (value ?? {}) as Readonly<Record<string, Data>>
  return { ...map, [step]: withValue(map[step], rest, wanted) }
}

function changedSize(before: string, after: string): { readonly removed: number } {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before.at(-1 - end) === after.at(-1 - end)
  )
    end++
  return { removed: before.length - start - end }
}

// How many characters the value takes; none where there is none.
async function sizeAt(text: string, path: YamlPath): Promise<number> {
  let node = await readYaml(sourceFile('', text.replace(/^\ufeff/, '')), () => {})
  for (const step of path) {
    if (node?.kind === 'map')
      node = node.entries.find(({ key }) => key.text === String(step))?.value
    else node = node?.kind === 'sequence' ? node.items[Number(step)] : undefined
  }
  return node ? node.end - node.start : 0
}

import fc from 'fast-check'
import { dump, load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import { nodesOf, plain } from './plain.js'
import { read } from './reading.js'

async function treeOf(text: string): Promise<YamlNode> {
  const { root, problems } = await read(text)
  expect(problems).toEqual([])
  return root!
}

async function loaded(text: string): Promise<unknown> {
  return plain(await treeOf(text))
}

describe('an empty file', () => {
  test.each(['', '\n\n', '# only a comment\n', '---\n', 'null\n', '~', '---\n...\n', '\ufeff'])(
    '%j has neither tree nor problem',
    async (text) => {
      expect(await read(text)).toEqual({ root: undefined, problems: [] })
    },
  )
})

describe('scalars', () => {
  test.each([
    ['1600', 1600],
    ['007', 7],
    ['+5', 5],
    ['-0', -0],
    ['0o17', 15],
    ['0x1F', 31],
    ['1e3', 1000],
    ['2.50', 2.5],
    ['.5', 0.5],
    ['1.', 1],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.NaN', Number.NaN],
    ['9007199254740993', 9007199254740992],
    ['1234567890123456', 1234567890123456],
    ['1e400', '1e400'],
    ['true', true],
    ['FALSE', false],
    ['null', null],
    ['~', null],
    ['yes', 'yes'],
    ['no', 'no'],
    ['tRue', 'tRue'],
    ['0b1', '0b1'],
    ['1_000', '1_000'],
    ['12:30', '12:30'],
    ['2027-03-15', '2027-03-15'],
    ['80%', '80%'],
    ['2 to 5', '2 to 5'],
    ['=', '='],
    ['+', '+'],
  ])('plain %s', async (text, value) => {
    const root = await treeOf(`- ${text}\n`)
    const item = root.kind === 'sequence' ? root.items[0] : undefined
    expect(item).toEqual({ kind: 'scalar', start: 2, end: 2 + text.length, value, text })
    expect(load(`- ${text}\n`)).toEqual([value])
  })

  test.each([
    ['double quotes', 'a: "0\\u00e9 \\"b\\""', '0é "b"', 3, 18],
    ['single quotes', "a: 'it''s 5'", "it's 5", 3, 12],
    ['quotes over lines', 'a: "b\n  c"\nd: e', 'b c', 3, 10],
    ['plain over lines', 'a: b\n  c\nd: e', 'b c', 3, 8],
    ['literal', 'a: |\n  b\n  c\n\nd: e', 'b\nc\n', 3, 12],
    ['literal with a comment that has a bar', 'a: # |\n  |- # >\n  b\nd: e', 'b', 9, 19],
    ['folded', 'a: >-\n  b\n  c\n', 'b c', 3, 13],
    ['an empty block', 'a: |\nb: c\n', '', 3, 4],
    ['with an anchor', 'a: &x "b"', 'b', 6, 9],
    ['a block with an anchor', 'a: &x |\n  b\n', 'b\n', 6, 11],
  ])('%s: the place is the whole token', async (_, text, value, start, end) => {
    const root = await treeOf(text)
    expect(root.kind === 'map' && root.entries[0]!.value).toEqual({
      kind: 'scalar',
      start,
      end,
      value,
      text: value,
    })
  })

  test('a key keeps its text and its value', async () => {
    const root = await treeOf('007: a\n"b": c\n')
    expect(root.kind === 'map' && root.entries.map(({ key }) => key)).toEqual([
      { kind: 'scalar', start: 0, end: 3, value: 7, text: '007' },
      { kind: 'scalar', start: 7, end: 10, value: 'b', text: 'b' },
    ])
  })
})

describe('what is empty stands behind its indicator', () => {
  test.each([
    ['a value', 'a:\nb: 1', 2],
    ['a value before a comment', 'a: # c\nb: 1', 2],
    ['the last value', 'b: 1\na:', 7],
    ['a value in brackets', '{b: 1, a: }', 9],
    ['a key in brackets without colon', '{b: 1, a}', 8],
    ['a value with an anchor', 'a: &x\nb: 1', 5],
    ['an explicit key without value', '? a\n? b\n: 1', 3],
    ['an item', '- b\n-\n- c', 5],
    ['an item after comments', '- b\n# c\n\n  # d\n- \n', 16],
    ['an item in an item', '- b\n- - \n  - c', 7],
  ])('%s', async (_, text, offset) => {
    const root = await treeOf(text)
    const empty = [...nodesOf(root)].filter((node) => node.kind === 'scalar' && node.text === '')
    expect(empty).toEqual([{ kind: 'scalar', start: offset, end: offset, value: null, text: '' }])
  })
})

describe('lists and mappings reach from their first token to the end of the last', () => {
  test.each([
    ['block mapping', '\na: 1\nb: c # d\n\n', 1, 10],
    ['block list', '# a\n- b\n- c\n', 4, 11],
    ['block list that ends empty', '- b\n-\n', 0, 5],
    ['block mapping that ends empty', 'a: 1\nb:\n', 0, 7],
    ['block mapping that ends with a text of lines', 'a: |\n  b\n\n\n', 0, 8],
    ['brackets', ' [a, b ] # c', 1, 8],
    ['braces over lines', '{\n a: 1, # }\n b: 2,\n}\n', 0, 21],
    ['nothing in brackets', '[ # ]\n ]', 0, 8],
    ['a last empty value in braces', '{a: 1, b: }', 0, 11],
    ['explicit keys', '? a\n: b\n', 0, 7],
  ])('%s', async (_, text, start, end) => {
    expect(await treeOf(text)).toMatchObject({ start, end })
  })

  test('a pair in a list is a mapping without brackets', async () => {
    const root = await treeOf('[a: b, ? c : d, "e": f]')
    expect(root.kind === 'sequence' && root.items.map(({ start, end }) => [start, end])).toEqual([
      [1, 5],
      [9, 14],
      [16, 22],
    ])
    expect(plain(root)).toEqual([{ a: 'b' }, { c: 'd' }, { e: 'f' }])
  })
})

describe('aliases', () => {
  test('stand for the same node at places of their own', async () => {
    const root = await treeOf('a: &x {b: [1]}\nc: *x\nd: *x\n')
    if (root.kind !== 'map') throw new Error('a mapping is expected')
    const [a, c, d] = root.entries.map(({ value }) => value)
    if (a?.kind !== 'map' || c?.kind !== 'map') throw new Error('mappings are expected')
    const repeats = { start: a.start, end: a.end }
    expect(c).toEqual({ ...a, start: 18, end: 20, repeats })
    expect(d).toEqual({ ...a, start: 24, end: 26, repeats })
    expect(c.entries).toBe(a.entries)
    expect(root.end).toBe(26)
  })

  test('stand for the nearest anchor above', async () => {
    expect(await loaded('- &x 1\n- *x\n- &x 2\n- *x\n')).toEqual([1, 1, 2, 2])
    expect(await loaded('- &x [&x 1, *x]\n- *x\n')).toEqual([[1, 1], 1])
  })

  test('may be keys, with a place of their own', async () => {
    const root = await treeOf('a: &x b\n*x : c\n')
    expect(plain(root)).toEqual({ a: 'b', b: 'c' })
    expect(root.kind === 'map' && root.entries[1]!.key).toMatchObject({ start: 8, end: 10 })
  })

  test('of an empty node are null', async () => {
    expect(await loaded('a: &x\nb: *x\n')).toEqual({ a: null, b: null })
  })
})

describe('generated data', () => {
  const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[ \t\n:#'"[\]{}|>&*!%@`?,~a-]{0,12}$/),
    fc.constantFrom('null', 'true', '1e3', '0x1F', '.inf', '007', '2027-01-01', '<<', ' ', '- a'),
  )
  const { data } = fc.letrec((tie) => ({
    data: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
      fc.array(tie('data'), { maxLength: 5 }),
      fc.dictionary(key, tie('data'), { maxKeys: 5 }),
    ),
  }))
  const isOurs = (name: string) => !/^(?:__proto__|constructor|prototype)$/.test(name)

  test.each([
    ['in lines', {}],
    ['in brackets', { flowLevel: 0 }],
    ['in both', { flowLevel: 2, indent: 3 }],
    ['narrow', { lineWidth: 12, seqNoIndent: true }],
  ])('is read as js-yaml reads it: %s', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(data, async (written) => {
        const yaml = dump(written, { ...options, noRefs: true })
        const { root, problems } = await read(yaml)
        expect(problems.filter(({ rule }) => rule !== 'forbidden-key')).toEqual([])
        if (problems.length === 0) expect(plain(root)).toEqual(load(yaml))
      }),
      { numRuns: 200 },
    )
  })

  test('has places that read as the same values by themselves', async () => {
    const backlog = fc.dictionary(key.filter(isOurs), data, { minKeys: 1 })
    await fc.assert(
      fc.asyncProperty(backlog, fc.integer({ min: -1, max: 3 }), async (written, flowLevel) => {
        const yaml = dump(written, { flowLevel, noRefs: true, lineWidth: -1 })
        const { root, problems } = await read(yaml)
        if (problems.length > 0) return
        const tokens = [...nodesOf(root!)].map((node) => ({
          node,
          token: yaml.slice(node.start, node.end),
        }))
        for (const { node, token } of tokens.filter(isOnOneLine)) {
          expect(load(`- ${token}\n`)).toEqual([plain(node)])
        }
      }),
      { numRuns: 150 },
    )
  })
})

function isOnOneLine({ token }: { token: string }): boolean {
  return !/[\n\r]|^[|>]/.test(token)
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutList } from '../../../src/core/yaml/pieces.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { rereadYaml } from '../../../src/core/yaml/reread.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { drawing, mutate } from './mutate.js'

async function read(text: string) {
  const source = sourceFile('backlog.yaml', text)
  const problems: unknown[] = []
  const tree = await readYaml(source, (problem) => problems.push(problem))
  return { source, tree, isFaulty: problems.length > 0 }
}

/** What a text gives that is read after another one, where that is sound; it is checked against reading all of it. */
async function again(was: string, now: string) {
  const before = await read(was)
  if (!before.tree || before.isFaulty) return 'faulty before'
  const { source, tree, isFaulty } = await read(now)
  const reread = rereadYaml(source, { source: before.source, tree: before.tree })
  if (!reread) return undefined
  if (isFaulty) expect.fail(`taken for sound\n${JSON.stringify([was, now])}`)
  expect(reread.tree, JSON.stringify([was, now])).toEqual(tree)
  expect(reread.pieces).toMatchObject(cutList(now)!)
  return reread.formers
}

const backlog = `# Ours
items:
  - id: a
    title: One # first
    rice: {reach: 4, impact: high}

  # A comment
  - id: b
    notes: |
      some

      text
  - {id: c, title: Three}
  - id: d
    tags: [x, y]
`

test('what was moved is told by what it says, and what is edited at several places by its own', async () => {
  const [c, d] = ['  - {id: c, title: Three}\n', '  - id: d\n    tags: [x, y]\n']
  expect(await again(backlog, backlog.replace(c, '').concat(c))).toEqual([0, 1, 3, 2])
  expect(await again(backlog, backlog.replace('One', 'Two').replace('[x, y]', '[x]'))).toEqual([
    -1, 1, 2, -1,
  ])
  expect(await again(backlog, backlog.replace(c + d, `${d}${c}`).replace('One', '1'))).toEqual([
    -1, 1, 3, 2,
  ])
})

describe('of a list at the end only what is new is read:', () => {
  test.each([
    ['the first entry', 'One', 'Two', [-1, 1, 2, 3]],
    ['a text in the middle', 'some', 'some more', [0, -1, 2, 3]],
    ['the last entry', '[x, y]', '[x]', [0, 1, 2, -1]],
    ['an entry that is added', '  - {id: c', '  - {id: new}\n  - {id: c', [0, 1, -1, 2, 3]],
    ['an entry that is gone', '  - {id: c, title: Three}\n', '', [0, 1, 3]],
    ['a comment', '# A comment', '# Another', [-1, 1, 2, 3]],
    ['an entry at the end', 'tags: [x, y]\n', 'tags: [x, y]\n  - e\n', [0, 1, 2, 3, -1]],
  ])('%s', async (_, from, to, expected) => {
    expect(await again(backlog, backlog.replace(from, to))).toEqual(expected)
  })

  test.each([
    ['a list alone', '- a\n- b\n- c\n', '- a\n- d\n- c\n', [0, -1, 2]],
    [
      'a list at the column of its key',
      'k: 1\nitems:\n- a\n- b\n',
      'k: 1\nitems:\n- a\n- c\n',
      [0, -1],
    ],
    [
      'with CRLF',
      'items:\r\n  - a\r\n  - b\r\n  - c\r\n',
      'items:\r\n  - a\r\n  - x\r\n  - c\r\n',
      [0, -1, 2],
    ],
    ['deep in mappings', 'a:\n  b:\n    - 1\n    - 2\n', 'a:\n  b:\n    - 1\n    - 3\n', [0, -1]],
  ])('%s', async (_, was, now, expected) => {
    expect(await again(was, now)).toEqual(expected)
  })

  test.each([
    ['what stands above the list', backlog, backlog.replace('Ours', 'Theirs')],
    ['what becomes another field', backlog, `${backlog}more: 1\n`],
    [
      'an entry that becomes a part of the one before',
      '- a: |\n    x\n- b\n',
      '- a: |\n    x\n    - b\n',
    ],
    ['an entry on the line of another one', '- a\n- b\n', '- a- b\n'],
    ['a second document', backlog, backlog.replace('  # A comment', '---')],
    ['an anchor', '- &x a\n- b\n- *x\n', '- &x a\n- c\n- *x\n'],
    ['a list in brackets', 'items: [a, b]\n', 'items: [a, c]\n'],
    ['a list that another field follows', 'items:\n  - a\nmore: 1\n', 'items:\n  - b\nmore: 1\n'],
    ['a quote that is left open', '- "a"\n- "b"\n- "c"\n', '- "a"\n- "b\n- "c"\n'],
  ])('not of %s', async (_, was, now) => {
    expect(await again(was, now)).toBeUndefined()
  })
})

test(
  'whatever is edited, it is the tree that reading all of it gives',
  async () => {
    const words = fc.constantFrom(
      'a',
      'b: c',
      '"q: r"',
      '|\n      x\n\n      y',
      '[1, {a: b}]',
      '{c: 3}',
      '',
      "it's # not",
      'R & D',
    )
    const entry = fc
      .array(fc.tuple(fc.constantFrom('id', 'title', 'notes', 'rice'), words), {
        minLength: 1,
        maxLength: 3,
      })
      .map((pairs) =>
        [...new Map(pairs)]
          .map(
            ([key, value], at) =>
              `  ${at === 0 ? '- ' : '  '}${key}: ${value.includes(': ') && !/^["[{|]/.test(value) ? `"${value}"` : value}\n`,
          )
          .join(''),
      )
    const text = fc
      .array(entry, { minLength: 1, maxLength: 6 })
      .map((all) => `items:\n${all.join('')}`)
    const counts = { reread: 0, refused: 0 }
    const count = fuzzCount(2000, 10_000)
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (was, seed) => {
        const done = await again(was, mutate(was, drawing(seed)))
        if (typeof done === 'object') counts.reread++
        else counts.refused++
      }),
      { numRuns: count, seed: fuzzSeed },
    )
    expect(counts.reread).toBeGreaterThan(count / 10)
    expect(counts.refused).toBeGreaterThan(count / 10)
  },
  fuzzTimeout(fuzzCount(2000, 10_000), 20),
)

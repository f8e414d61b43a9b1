import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairsOf } from '../../../src/core/diff/pairs.js'
import { fuzzCount, fuzzSeed } from '../../fuzz.js'

/** Ids as `a`, or with former ones as `b was a c`. */
const items = (...written: readonly string[]) =>
  written.map((text) => {
    const [id, , ...was] = text.split(' ')
    return { id: id!, plain: was.length > 0 ? { was } : {} }
  })

const paired = (base: readonly string[], head: readonly string[]) =>
  pairsOf(items(...base), items(...head)).map(({ base: before, head: after }) => [
    before?.id,
    after?.id,
  ])

describe('what belongs together in two states', () => {
  test.each([
    [
      'has the same id',
      ['a', 'b'],
      ['b', 'a'],
      [
        ['b', 'b'],
        ['a', 'a'],
      ],
    ],
    ['whatever its case', ['Pay-1'], ['pay-1'], [['Pay-1', 'pay-1']]],
    ['or had it before', ['a'], ['b was a'], [['a', 'b']]],
    ['or one of several', ['c'], ['b was a c'], [['c', 'b']]],
    [
      'but not where another one has it still',
      ['a'],
      ['b was a', 'a'],
      [
        [undefined, 'b'],
        ['a', 'a'],
      ],
    ],
    [
      'and each once',
      ['a'],
      ['b was a', 'c was a'],
      [
        ['a', 'b'],
        [undefined, 'c'],
      ],
    ],
    [
      'where one is taken up by another, it is removed',
      ['a', 'b'],
      ['c was a b'],
      [
        ['a', 'c'],
        ['b', undefined],
      ],
    ],
    [
      'and otherwise nothing does',
      ['a'],
      ['b'],
      [
        [undefined, 'b'],
        ['a', undefined],
      ],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(paired(base, head)).toEqual(expected)
  })

  test('of several with one id those that are alike belong together, and the others in their order', () => {
    const items = (...titles: string[]) => titles.map((title) => ({ id: 'a', title }))
    const pairs = pairsOf(
      items('One', 'Two', 'Three'),
      items('Three', 'Four', 'Two'),
      (base, head) => base.title === head.title,
    )
    expect(pairs.map(({ base, head }) => [base?.title, head?.title])).toEqual([
      ['Three', 'Three'],
      ['One', 'Four'],
      ['Two', 'Two'],
    ])
  })
})

test('what stays in its place is paired as everything else is', () => {
  const named = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'F'),
    text: fc.constantFrom('x', 'y'),
    plain: fc.record({ was: fc.option(fc.constant(['a', 'f']), { nil: undefined }) }),
  })
  const list = fc.uniqueArray(named, { selector: ({ id }) => id, maxLength: 6 })
  fc.assert(
    fc.property(list, list, (base, head) => {
      const isAlike = (a: { text: string }, b: { text: string }) => a.text === b.text
      expect(pairsOf(base, head, isAlike)).toEqual(pairsOf(base, head))
    }),
    { seed: fuzzSeed, numRuns: fuzzCount(500, 5_000) },
  )
})

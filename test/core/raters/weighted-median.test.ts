import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Weighted,
  weightedMajority,
  weightedMedian,
} from '../../../src/core/raters/weighted-median.js'

const of = (...pairs: readonly (readonly [value: number, weight: number])[]): Weighted[] =>
  pairs.map(([value, weight]) => ({ value, weight }))

const weighted = fc.array(
  fc.record({
    value: fc.integer({ min: -20, max: 20 }),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('the weighted median', () => {
  it.each([
    ['of one value is that value', of([7, 0.3]), 7],
    ['of three equal weights is the middle one', of([8, 1], [2, 1], [3, 1]), 3],
    ['of two equal weights is the mean of both', of([2, 1], [5, 1]), 3.5],
    ['of four is the mean of the two in the middle', of([1, 1], [2, 1], [6, 1], [9, 1]), 4],
    ['follows more than half of the weight', of([3, 2], [5, 1]), 3],
    ['at exactly half takes both neighbours: 2 + 1 against 3', of([1, 2], [4, 1], [10, 3]), 7],
    ['just beyond half does not: 2 + 1 against 2.9', of([1, 2], [4, 1], [10, 2.9]), 4],
    ['takes 0.1 + 0.2 for the half of 0.6', of([1, 0.1], [2, 0.2], [6, 0.3]), 4],
    ['of equal values is that value', of([4, 1], [4, 1]), 4],
    ['of values below zero', of([-0.05, 1], [-0.2, 1], [0, 1]), -0.05],
    ['of values whose sum overflows', of([1e308, 1], [1.2e308, 1]), 1.1e308],
  ])('%s', (_, values, median) => {
    expect(weightedMedian(values)).toBeCloseTo(median, 12)
  })

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(weighted, fc.infiniteStream(fc.nat()), (values, keys) => {
        const shuffled = values
          .map((value) => ({ value, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ value }) => value)
        expect(weightedMedian(shuffled)).toBe(weightedMedian(values))
      }),
    )
  })

  it('counts a weight w as w values of weight 1, whose plain median it then is', () => {
    fc.assert(
      fc.property(weighted, (values) => {
        const each = values.flatMap(({ value, weight }) => Array<number>(weight).fill(value))
        const sorted = each.sort((a, b) => a - b)
        const middle = (sorted.length - 1) / 2
        const plain = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
        expect(weightedMedian(values)).toBe(plain)
        expect(weightedMedian(each.map((value) => ({ value, weight: 1 })))).toBe(plain)
      }),
    )
  })
})

describe('the weighted majority', () => {
  const words = (...triples: readonly (readonly [word: string, value: number, weight: number])[]) =>
    triples.map(([word, value, weight]) => ({ word, value, weight }))

  it.each([
    ['is the word that most give', words(['high', 2, 1], ['low', 0.5, 1], ['high', 2, 1]), 2],
    ['counts weights', words(['high', 2, 1], ['low', 0.5, 3], ['high', 2, 1]), 0.5],
    [
      'of three words with one voice each is the middle one',
      words(['massive', 3, 1], ['low', 0.5, 1], ['medium', 1, 1]),
      1,
    ],
    ['of two words with one voice each is the lower one', words(['high', 2, 1], ['low', 1, 1]), 1],
    [
      'of equal ones is the one nearest to the median of all: 0.5 is 1.5 from 2, and 3 is 1',
      words(['low', 0.5, 2], ['massive', 3, 2], ['high', 2, 1]),
      3,
    ],
    ['takes 0.1 + 0.2 for as much as 0.3', words(['a', 1, 0.1], ['b', 2, 0.3], ['a', 1, 0.2]), 1],
  ])('%s', (_, given, value) => {
    expect(weightedMajority(given)).toBe(value)
    expect(weightedMajority(given.toReversed())).toBe(value)
  })

  it('counts a weight w as w voices of weight 1', () => {
    const scale = { minimal: 0.25, low: 0.5, medium: 1, high: 2, massive: 3 }
    const voice = fc.record({
      word: fc.constantFrom(...(Object.keys(scale) as (keyof typeof scale)[])),
      weight: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(voice, { minLength: 1, maxLength: 7 }), (voices) => {
        const given = voices.map(({ word, weight }) => ({ word, weight, value: scale[word] }))
        const each = given.flatMap((one) => Array(one.weight).fill({ ...one, weight: 1 }))
        expect(weightedMajority(given)).toBe(weightedMajority(each))
      }),
    )
  })
})

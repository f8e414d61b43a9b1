import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Input } from '../../../src/core/frameworks/framework.js'
import { spreadOf } from '../../../src/core/raters/spread.js'

const input = (parts: Partial<Input> = {}): Input => ({ name: 'x', words: {}, ...parts })
const values = (...given: readonly (number | readonly [value: number, weight: number])[]) =>
  given.map((each) =>
    typeof each === 'number' ? { value: each, weight: 1 } : { value: each[0], weight: each[1] },
  )

describe('the spread', () => {
  it.each([
    ['of 2 and 8 is a factor of 2 from their centre 4', input(), values(2, 8), 'factor', 2],
    ['of equal estimates is no factor', input(), values(5, 5, 5), 'factor', 1],
    // ln 1, ln 1, ln 8: mean ln 2, deviations ln 2, ln 2, 2 ln 2; √((1 + 1 + 4) / 3) = √2.
    ['of 1, 1 and 8', input(), values(1, 1, 8), 'factor', Math.exp(Math.SQRT2 * Math.LN2)],
    ['counts weights', input(), values([1, 2], 8), 'factor', Math.exp(Math.SQRT2 * Math.LN2)],
    ['of values below zero', input(), values(-0.2, -0.05), 'factor', 2],
    ['of shares is one of the scale', input({ min: 0, max: 1 }), values(0.5, 0.9), 'scale', 0.2],
    ['of marks from 1 to 10', input({ min: 1, max: 10 }), values(1, 10), 'scale', 0.5],
    [
      'of a scale from 1 to 10',
      input({ above: 0, scale: { from: 1, to: 10 } }),
      values(1, 10),
      'scale',
      0.5,
    ],
    // Positions 1, 2 and 3 of 0 to 6; deviation √(2 / 3) / 6.
    [
      'of steps counts steps',
      input({ min: 0, scale: [1, 2, 3, 5, 8, 13, 20] }),
      values(2, 3, 5),
      'scale',
      Math.sqrt(2 / 3) / 6,
    ],
    ['of a value between two steps', input({ scale: [1, 2, 4] }), values(1, 3), 'scale', 0.375],
    ['of values beyond the steps', input({ scale: [1, 2, 4] }), values(0.5, 9), 'scale', 0.5],
    [
      'of words alone',
      input({ words: { must: 4, should: 3, could: 2, wont: 1 }, wordsOnly: true }),
      values(4, 3),
      'scale',
      1 / 6,
    ],
    ['of both signs is one of the span between', input(), values(-1, 3), 'scale', 1 / 3],
    ['of zeros is none', input(), values(0, 0), 'scale', 0],
  ] as const)('%s', (_, of, given, kind, size) => {
    const spread = spreadOf(of, given)
    expect(spread?.kind).toBe(kind)
    expect(spread?.size).toBeCloseTo(size, 12)
  })

  it('of one estimate is not known', () => {
    expect(spreadOf(input(), values(3))).toBeUndefined()
  })

  it('is the same in any unit where factors count', () => {
    const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 6 }), amount, (given, unit) => {
        const spread = spreadOf(input(), values(...given))!
        const other = spreadOf(input(), values(...given.map((value) => value * unit)))!
        expect(Math.log(other.size)).toBeCloseTo(Math.log(spread.size), 6)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundScore } from '../../../src/core/rank/significant.js'

function written(score: number): number {
  return Number(score.toPrecision(12)) + 0
}

describe('a rounded score is the number that its 12 significant digits write:', () => {
  test.each([
    [0, 0],
    [-0, 0],
    [1 / 3, 0.333333333333],
    [-2 / 3, -0.666666666667],
    [0.1 + 0.2, 0.3],
    [99.99999999999999, 100],
    [999_999_999_999.6, 1_000_000_000_000],
    [123_456_789_012_345, 123_456_789_012_000],
    [1e300 / 3, 3.33333333333e299],
    [5e-324, 5e-324],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('%d', (score, expected) => {
    expect(roundScore(score)).toBe(expected)
    expect(written(score)).toBe(expected)
  })

  test('any number', () => {
    fc.assert(
      fc.property(fc.double(), (score) => {
        expect(roundScore(score)).toBe(written(score))
      }),
      { numRuns: 5000 },
    )
  })

  test('a number near the middle of two', () => {
    const digits = fc.integer({ min: 1, max: 2 ** 40 })
    const offset = fc.constantFrom(0, 1e-4, 2e-3, -1e-4, -2e-3)
    fc.assert(
      fc.property(digits, offset, fc.integer({ min: -30, max: 30 }), (whole, away, exponent) => {
        const score = Number(`${whole + 0.5 + away}e${exponent}`)
        expect(roundScore(score)).toBe(written(score))
      }),
      { numRuns: 20_000 },
    )
  })

  test('a quotient of few digits, as scores are', () => {
    const factor = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(factor, factor, factor, (reach, impact, effort) => {
        const score = ((reach / 100) * impact) / (effort / 10)
        expect(roundScore(score)).toBe(written(score))
      }),
      { numRuns: 20_000 },
    )
  })
})

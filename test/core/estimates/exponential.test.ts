import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential, logarithm } from '../../../src/core/estimates/exponential.js'

describe('the exponential function', () => {
  it('is that of mathematics to the last places', () => {
    fc.assert(
      fc.property(fc.double({ min: -745, max: 709.7, noNaN: true }), (x) => {
        expect(apart(exponential(x), Math.exp(x))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    [0, 1],
    [-0, 1],
    [0.5, 1.6487212707001282],
    [-1, 0.36787944117144233],
    [10, 22026.465794806718],
    [-745.1, 5e-324],
    [-746, 0],
    [Number.NEGATIVE_INFINITY, 0],
    [709.79, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('of %d is %d, bit by bit', (x, value) => {
    expect(exponential(x)).toBe(value)
  })
})

describe('the logarithm', () => {
  it('is that of mathematics to the last places', () => {
    const anySize = fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true })
    const nearOne = fc.double({ min: 0.5, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.oneof(anySize, nearOne), (x) => {
        expect(apart(logarithm(x), Math.log(x))).toBeLessThanOrEqual(2)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    [1, 0],
    [3, 1.0986122886681098],
    [0.9, -0.10536051565782628],
    [5e-324, -744.4400719213812],
    [0, Number.NEGATIVE_INFINITY],
    [-1, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('of %d is %d, bit by bit', (x, value) => {
    expect(logarithm(x)).toBe(value)
  })
})

// How many doubles lie between two of one sign.
function apart(a: number, b: number): number {
  const [first, second] = new BigInt64Array(Float64Array.of(a, b).buffer)
  return Math.abs(Number(first! - second!))
}

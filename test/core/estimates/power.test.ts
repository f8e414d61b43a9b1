import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { power } from '../../../src/core/estimates/power.js'

describe('a power', () => {
  it.each([
    [2, 10, 1024],
    [3, 4, 81],
    [-2, 3, -8],
    [-2, 2, 4],
    [5, 0, 1],
    [0, 0, 1],
    [0, 3, 0],
    [0, 0.5, 0],
    [2, -2, 0.25],
    [4, 0.5, 2],
    [10, 400, Number.POSITIVE_INFINITY],
    [10, -400, 0],
    [-1, 1025, -1],
    [-1, 2048, 1],
  ])('%d ^ %d is %d', (a, b, result) => {
    expect(power(a, b)).toBeCloseTo(result, 12)
  })

  it.each([
    [0, -1],
    [0, -0.5],
    [-8, 1 / 3],
    [Number.NaN, 2],
    [2, Number.NaN],
  ])('%d ^ %d is not a number', (a, b) => {
    expect(power(a, b)).toBeNaN()
  })

  it('agrees with the library to the last digits', () => {
    const base = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    const exponent = fc.oneof(
      fc.integer({ min: -40, max: 40 }),
      fc.double({ min: -20, max: 20, noNaN: true }),
    )
    fc.assert(
      fc.property(base, exponent, (a, b) => {
        const expected = Reflect.apply(Math.pow, Math, [a, b])
        expect(power(a, b) / expected).toBeCloseTo(1, 12)
      }),
    )
  })
})

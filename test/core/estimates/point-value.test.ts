import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaMedian } from '../../../src/core/estimates/beta.js'
import { type Estimate, point, total } from '../../../src/core/estimates/estimate.js'
import { limitFault } from '../../../src/core/estimates/limits.js'
import { meanOf } from '../../../src/core/estimates/mean.js'
import { pointValue } from '../../../src/core/estimates/point-value.js'
import { logNormalShape } from '../../../src/core/estimates/shape.js'

const threePoint = (low: number, likely: number, high: number): Estimate => ({
  kind: 'three-point',
  low,
  likely,
  high,
})
const interval = (low: number, high: number): Estimate => ({ kind: 'interval', low, high })

describe('the point value', () => {
  it.each([
    [point(3), 3],
    [interval(2, 8), 4],
    [interval(1, 100), 10],
    [interval(-2, 6), 2],
    [interval(0, 6), 3],
    [threePoint(0, 3, 6), 3],
    // Beta(1, 5) and Beta(5, 1): 1 − x⁵ and x⁵ are one half.
    [threePoint(0, 0, 1), 1 - Math.exp(Math.log(0.5) / 5)],
    [threePoint(0, 1, 1), Math.exp(Math.log(0.5) / 5)],
    [total({ web: interval(2, 8), data: point(3) }), 7],
  ])('of %j is %d', (estimate, value) => {
    expect(pointValue(estimate)).toBeCloseTo(value, 12)
  })

  // Roots of the regularised incomplete beta function less one half, in 40 digits of arithmetic.
  it.each([
    [1.5, 0.2211198949227273],
    [2, 0.3138101704556974],
    [2.6, 0.4254708020022997],
    [3.7, 0.6303919788136826],
    [4.9, 0.8523740914267557],
  ])('of Beta(%d, …) is exact', (alpha, median) => {
    expect(betaMedian(alpha, 6 - alpha)).toBeCloseTo(median, 14)
  })

  it('of a PERT halves the area under its density', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5, noNaN: true }), (a) => {
        const median = betaMedian(a, 6 - a)
        const below = area(a, 6 - a, 0, median)
        const above = area(a, 6 - a, median, 1)
        expect(Math.abs(below / (below + above) - 0.5)).toBeLessThan(1e-7)
      }),
      { numRuns: 40 },
    )
  })

  it('of a PERT turns with it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (mode) => {
        const median = pointValue(threePoint(0, mode, 1))
        expect(median).toBeCloseTo(1 - pointValue(threePoint(0, 1 - mode, 1)), 12)
        expect(median).toBeGreaterThan(0.1)
        expect(median).toBeLessThan(0.9)
      }),
    )
  })

  it('of an interval keeps its digits at the ends of what a double holds', () => {
    expect(pointValue(interval(1e-300, 1e-200))).toBeCloseTo(1e-250, 260)
    expect(pointValue(interval(1e200, 1e300)) / 1e250).toBeCloseTo(1, 12)
    expect(pointValue(interval(-1e308, 1.5e308))).toBe(2.5e307)
  })
})

describe('the mean', () => {
  it('of a log-normal interval lies above its median', () => {
    const { mu, sigma } = logNormalShape({ kind: 'interval', low: 2, high: 8 })
    expect(mu).toBeCloseTo(Math.log(4), 14)
    expect(sigma).toBeCloseTo(Math.log(4) / (2 * 1.6448536269514722), 14)
    expect(meanOf(interval(2, 8))).toBeCloseTo(4.371406640324984, 12)
  })

  it.each([
    [point(3), 3],
    [interval(-2, 6), 2],
    [threePoint(2, 3, 10), 4],
    [total({ web: threePoint(2, 3, 10), data: point(1) }), 5],
  ])('of %j is %d', (estimate, mean) => {
    expect(meanOf(estimate)).toBe(mean)
  })
})

describe('a total', () => {
  const small: Estimate = { kind: 'point', value: 2, word: 'small' }

  it('of numbers is a number, of one number that number', () => {
    expect(total({ web: point(1), data: small })).toEqual(point(3))
    expect(total({ web: small })).toBe(small)
  })

  it('keeps the names of its parts', () => {
    const of = { web: interval(1, 2), data: point(1) }
    expect(total(of)).toEqual({ kind: 'total', of })
  })
})

describe('a mixture', () => {
  const of = [
    { weight: 1, estimate: interval(2, 8) },
    { weight: 3, estimate: threePoint(2, 3, 10) },
  ]

  it('has a point value of its own', () => {
    expect(pointValue({ kind: 'mixture', point: 5, of })).toBe(5)
  })

  it('has the mean of the decision, else that of its parts by weight', () => {
    const [first, second] = of.map(({ estimate }) => meanOf(estimate)) as [number, number]
    const mixture: Estimate = { kind: 'mixture', point: 5, of }
    expect(meanOf(mixture)).toBeCloseTo((first + 3 * second) / 4, 12)
    expect(meanOf({ ...mixture, decision: of[0]!.estimate })).toBe(first)
  })

  it('keeps the limits that its decision keeps, else those that all of its parts keep', () => {
    const mixture: Estimate = { kind: 'mixture', point: 5, of }
    expect(limitFault(mixture, { max: 9 })).toEqual({
      end: 'high',
      got: 10,
      limit: 'at most',
      bound: 9,
    })
    expect(limitFault({ ...mixture, decision: of[0]!.estimate }, { max: 9 })).toBeUndefined()
  })
})

// Under t^(a−1) (1−t)^(b−1), by Simpson's rule after t = sin² u, which smooths the ends.
function area(a: number, b: number, from: number, to: number): number {
  const steps = 4000
  const [start, end] = [Math.asin(Math.sqrt(from)), Math.asin(Math.sqrt(to))]
  const width = (end - start) / steps
  const raised = (x: number, y: number) => (x <= 0 ? 0 : Math.exp(y * Math.log(x)))
  const density = (u: number) => raised(Math.sin(u), 2 * a - 1) * raised(Math.cos(u), 2 * b - 1)
  let sum = density(start) + density(end)
  for (let i = 1; i < steps; i++) sum += density(start + i * width) * (i % 2 ? 4 : 2)
  return sum * width
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaQuantile } from '../../../src/core/estimates/beta.js'
import type { Interval, ThreePoint } from '../../../src/core/estimates/estimate.js'
import { meanOf } from '../../../src/core/estimates/mean.js'
import { pointValue } from '../../../src/core/estimates/point-value.js'
import { levelsOf } from '../../../src/core/simulate/levels.js'
import { normalQuantile } from '../../../src/core/simulate/normal-quantile.js'
import { STRATA } from '../../../src/core/simulate/strata.js'

const size = fc.double({ min: 0.01, max: 1000, noNaN: true })
const logNormal = fc
  .tuple(size, fc.double({ min: 1.05, max: 20, noNaN: true }))
  .map(([low, times]): Interval => ({ kind: 'interval', low, high: low * times }))
const normal = fc
  .tuple(fc.double({ min: -1000, max: 0, noNaN: true }), size)
  .map(([low, width]): Interval => ({ kind: 'interval', low, high: low + width }))
const pert = fc
  .tuple(fc.double({ min: -1000, max: 1000, noNaN: true }), size, fc.double({ min: 0, max: 1 }))
  .map(([low, width, mode]): ThreePoint => {
    const high = low + width
    return { kind: 'three-point', low, likely: Math.min(low + width * (mode || 0), high), high }
  })

/** The point below which a share of the levels lies. */
function quantile(levels: Float64Array, share: number): number {
  const at = share * STRATA - 0.5
  const [low, high] = [levels[Math.floor(at)]!, levels[Math.ceil(at)]!]
  return low + (at - Math.floor(at)) * (high - low)
}

function moments(levels: Float64Array) {
  const mean = levels.reduce((sum, level) => sum + level, 0) / STRATA
  const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / STRATA
  return { mean, deviation: Math.sqrt(variance) }
}

describe('the quantiles of the standard normal distribution', () => {
  // Published to 15 digits or more: Abramowitz and Stegun, table 26.5; the far tails by mpmath.
  it.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.9995, 3.2905267314918945],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0470962993612],
  ])('at %d is %d', (share, value) => {
    expect(normalQuantile(share)).toBeCloseTo(value, 13)
    if (share < 0.5) return
    expect(normalQuantile(1 - share)).toBeCloseTo(-value, 11)
  })
})

describe('the levels of an interval', () => {
  it('ascend, and have its ends at 5 and 95 %', () => {
    fc.assert(
      fc.property(fc.oneof(logNormal, normal), (interval) => {
        const levels = levelsOf(interval)
        expect(levels).toEqual(levels.toSorted())
        const width = interval.high - interval.low
        expect(Math.abs(quantile(levels, 0.05) - interval.low) / width).toBeLessThan(1e-3)
        expect(Math.abs(quantile(levels, 0.95) - interval.high) / width).toBeLessThan(1e-3)
        expect(Math.abs(quantile(levels, 0.5) - pointValue(interval)) / width).toBeLessThan(1e-5)
      }),
    )
  })

  it('have the mean and deviation of a log-normal distribution', () => {
    fc.assert(
      fc.property(logNormal, (interval) => {
        const { mean, deviation } = moments(levelsOf(interval))
        const sigma = Math.log(interval.high / interval.low) / (2 * 1.6448536269514722)
        const known = meanOf(interval)
        expect(Math.abs(mean / known - 1)).toBeLessThan(0.004)
        // What lies beyond 99.95 % is left out, which makes the widest a little narrower.
        const ratio = deviation / (known * Math.sqrt(Math.expm1(sigma * sigma)))
        expect(ratio).toBeGreaterThan(0.95)
        expect(ratio).toBeLessThan(1.0001)
      }),
    )
  })

  it('have the mean and deviation of a normal distribution', () => {
    fc.assert(
      fc.property(normal, (interval) => {
        const { mean, deviation } = moments(levelsOf(interval))
        const width = interval.high - interval.low
        expect(Math.abs(mean - meanOf(interval)) / width).toBeLessThan(1e-9)
        expect(Math.abs(deviation / (width / 3.2897072539029444) - 1)).toBeLessThan(0.002)
      }),
    )
  })
})

describe('the levels of three points', () => {
  it('are the quantiles of a PERT distribution', () => {
    fc.assert(
      fc.property(pert, (estimate) => {
        const { low, likely, high } = estimate
        const levels = levelsOf(estimate)
        const mode = (likely - low) / (high - low)
        for (const stratum of [0, 1, 49, 250, 500, 777, 950, 998, 999]) {
          const share = betaQuantile((stratum + 0.5) / STRATA, 1 + 4 * mode, 5 - 4 * mode)
          expect(Math.abs((levels[stratum]! - low) / (high - low) - share)).toBeLessThan(1e-6)
        }
      }),
    )
  })

  it('have its mean and deviation, which follow from those of a Beta distribution', () => {
    fc.assert(
      fc.property(pert, (estimate) => {
        const { low, likely, high } = estimate
        const { mean, deviation } = moments(levelsOf(estimate))
        const [a, b] = [
          1 + (4 * (likely - low)) / (high - low),
          1 + (4 * (high - likely)) / (high - low),
        ]
        expect(Math.abs(mean - meanOf(estimate)) / (high - low)).toBeLessThan(3e-5)
        const known = (high - low) * Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)))
        expect(Math.abs(deviation / known - 1)).toBeLessThan(0.001)
      }),
    )
  })
})

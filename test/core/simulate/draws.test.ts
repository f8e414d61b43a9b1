import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Estimate, point, total } from '../../../src/core/estimates/estimate.js'
import type { Limits } from '../../../src/core/estimates/limits.js'
import { sampleEstimate } from '../../../src/core/simulate/draw.js'
import { STRATA } from '../../../src/core/simulate/strata.js'

const at = { item: 'pay-1', place: 'effort' }
const interval = { kind: 'interval', low: 2, high: 8 } as const
const threePoint: Estimate = { kind: 'three-point', low: 1, likely: 2, high: 9 }

describe('draws', () => {
  it('depend on seed, item and place, and not on how many are made or from where', () => {
    const draw = (sampling: { seed: number; draws: number; from?: number }, place = at) =>
      sampleEstimate(interval, {}, place, sampling)
    const first = draw({ seed: 1, draws: 3000 })
    expect(draw({ seed: 1, draws: 100 })).toEqual(first.slice(0, 100))
    expect(draw({ seed: 1, from: 1900, draws: 500 })).toEqual(first.slice(1900, 2400))
    const others = [
      draw({ seed: 2, draws: 3000 }),
      draw({ seed: 2 ** 32 + 1, draws: 3000 }),
      draw({ seed: 1, draws: 3000 }, { ...at, item: 'pay-2' }),
      draw({ seed: 1, draws: 3000 }, { ...at, place: 'rice.reach' }),
      draw({ seed: 1, draws: 3000 }, { item: 'pay-1e', place: 'ffort' }),
    ]
    for (const other of others) expect(other).not.toEqual(first)
  })

  it('hold every stratum once in each thousand, in any order', () => {
    const draws = sampleEstimate(interval, {}, at, { seed: 1, draws: 3 * STRATA })
    const [first, second, third] = [0, 1, 2].map((block) =>
      draws.slice(block * STRATA, (block + 1) * STRATA),
    ) as [Float64Array, Float64Array, Float64Array]
    expect(new Set(first).size).toBe(STRATA)
    expect(second.toSorted()).toEqual(first.toSorted())
    expect(third.toSorted()).toEqual(first.toSorted())
    expect(second).not.toEqual(first)
    expect(third).not.toEqual(second)
  })

  // A sample's correlation has a deviation of 1 / √draws; of 300 pairs the most is below 4 of them.
  it('of one place are independent of those of any other', () => {
    const draws = 20_000
    const columns = Array.from({ length: 25 }, (_, number) =>
      ranksOf(
        sampleEstimate(interval, {}, { item: `i-${number}`, place: 'x' }, { seed: 7, draws }),
      ),
    )
    const correlations = columns.flatMap((a, first) =>
      columns.slice(first + 1).map((b) => Math.sqrt(draws) * correlation(a, b)),
    )
    expect(Math.max(...correlations.map(Math.abs))).toBeLessThan(4)
    const square = correlations.reduce((sum, each) => sum + each * each, 0) / correlations.length
    expect(square).toBeGreaterThan(0.75)
    expect(square).toBeLessThan(1.3)
  })

  it('fill every part of the plane of two places alike', () => {
    const draws = 40_000
    const of = (place: string) => sampleEstimate(interval, {}, { ...at, place }, { seed: 3, draws })
    const [x, y] = [ranksOf(of('a')), ranksOf(of('b'))]
    const cells = new Float64Array(100)
    for (let draw = 0; draw < draws; draw++)
      cells[Math.floor(x[draw]! * 10) * 10 + Math.floor(y[draw]! * 10)]!++
    const expected = draws / 100
    const chiSquare = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0)
    // 81 degrees of freedom: 1 in 10,000 is above 137, and 1 in 10,000 below 43.
    expect(chiSquare).toBeGreaterThan(43)
    expect(chiSquare).toBeLessThan(137)
  })

  it('of a total add those of its parts at their own places', () => {
    const sampling = { seed: 1, draws: 2500 }
    const both = total({ web: interval, data: threePoint })
    const of = (name: string, estimate: Estimate) =>
      sampleEstimate(estimate, {}, { ...at, place: `effort_by_team.${name}` }, sampling)
    const [web, data] = [of('web', interval), of('data', threePoint)]
    expect(sampleEstimate(both, {}, { ...at, place: 'effort_by_team' }, sampling)).toEqual(
      web.map((value, row) => value + data[row]!),
    )
  })

  it('of a mixture are of each part as often as its weight says', () => {
    const of = [
      { weight: 1, estimate: point(-5) },
      { weight: 2, estimate: interval },
      { weight: 1, estimate: point(1000) },
    ]
    const mixture: Estimate = { kind: 'mixture', point: 4, of }
    const draws = sampleEstimate(mixture, {}, at, { seed: 1, draws: 10_000 })
    const share = (holds: (value: number) => boolean) => draws.filter(holds).length / draws.length
    expect(share((value) => value === -5)).toBe(0.25)
    expect(share((value) => value === 1000)).toBe(0.25)
    const among = draws.filter((value) => value !== -5 && value !== 1000).sort()
    expect(among[Math.floor(among.length * 0.05)]).toBeCloseTo(2, 1)
    expect(among[Math.floor(among.length * 0.95)]).toBeCloseTo(8, 1)
  })

  it('beyond a limit are set to the limit', () => {
    const range = (limits: Limits, estimate: Estimate = interval) => {
      const draws = sampleEstimate(estimate, limits, at, { seed: 1, draws: 1000 }).sort()
      return [draws[0], draws[999]]
    }
    expect(range({ min: 3, max: 6 })).toEqual([3, 6])
    expect(range({ above: 3 })[0]).toBe(3)
    expect(range({ max: 0.5 }, { kind: 'interval', low: -1, high: 0.4 })[1]).toBe(0.5)
    const web: Estimate = { kind: 'interval', low: 0, high: 2 }
    expect(range({ min: 0 }, total({ web, data: point(1) }))[0]).toBe(1)
  })

  it('of a number are that number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const draws = sampleEstimate(point(value), {}, at, { seed: 1, draws: 5 })
        expect([...draws]).toEqual(Array(5).fill(value))
      }),
    )
  })
})

/** The rank of each value among all, from 0 to 1. */
function ranksOf(values: Float64Array): Float64Array {
  const sorted = new Map([...new Set(values)].sort((a, b) => a - b).map((value, at) => [value, at]))
  return values.map((value) => (sorted.get(value)! + 0.5) / sorted.size)
}

function correlation(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let row = 0; row < a.length; row++) sum += (a[row]! - 0.5) * (b[row]! - 0.5)
  return (12 * sum) / a.length
}

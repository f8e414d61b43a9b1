import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleOf, wordsOf } from '../../../src/core/simulate/bins.js'
import { sorterOf } from '../../../src/core/simulate/order.js'
import { pointsOf } from '../../../src/core/simulate/quantiles.js'

const score = fc.oneof(
  fc.double({ noNaN: true, max: 1e308 }).filter((value) => value < Number.POSITIVE_INFINITY),
  fc.double({ noNaN: true, min: 1, max: 1.000001 }),
  fc.integer({ min: -3, max: 3 }),
  fc.constant(Number.NEGATIVE_INFINITY),
)
const scores = fc
  .array(score, { minLength: 1, maxLength: 400 })
  .map((all) => Float64Array.from(all))

describe('a sorter', () => {
  it('puts the highest score first, whatever the scores and the sample', () => {
    fc.assert(
      fc.property(scores, scores, (values, sample) => {
        const order = sorterOf(values.length, sample)({ values, words: wordsOf(values) })
        expect([...order].sort((a, b) => a - b)).toEqual([...values.keys()])
        expect(Array.from(order, (row) => values[row]! + 0)).toEqual(
          [...values].sort((a, b) => (a === b ? 0 : b - a)).map((value) => value + 0),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('is right where very many scores are nearly alike', () => {
    const values = Float64Array.from(
      { length: 5000 },
      (_, row) => 1000 + ((row * 7919) % 5000) * 1e-9,
    )
    const order = sorterOf(
      values.length,
      Float64Array.of(1, 1e6),
    )({ values, words: wordsOf(values) })
    for (let at = 1; at < order.length; at++)
      expect(values[order[at]!]!).toBeLessThan(values[order[at - 1]!]!)
  })
})

describe('the points of a distribution', () => {
  it('are those of the sorted numbers', () => {
    fc.assert(
      fc.property(scores, (values) => {
        const sorted = values.toSorted()
        const known = (share: number) => {
          const at = Math.min(Math.max(share * sorted.length - 0.5, 0), sorted.length - 1)
          const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
          return low === high || low === Number.NEGATIVE_INFINITY
            ? low
            : low + (at - Math.floor(at)) * (high - low)
        }
        expect(pointsOf(values)).toEqual({ p5: known(0.05), p50: known(0.5), p95: known(0.95) })
      }),
      { numRuns: 500 },
    )
  })

  it('are exact for numbers of any length', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, row) => (row * 7919) % 10_000)
    expect(pointsOf(values)).toEqual({ p5: 499.5, p50: 4999.5, p95: 9499.5 })
  })

  it('come of a sample of all numbers', () => {
    expect([...sampleOf(Float64Array.of(1, 2, 3, 4, 5, 6), 3)]).toEqual([1, 3, 5])
    expect([...sampleOf(Float64Array.of(1, 2), 3)]).toEqual([1, 2])
  })
})

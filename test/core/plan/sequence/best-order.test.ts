import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestOrder } from '../../../../src/core/plan/sequence/best-order.js'
import { costOf, type Job } from '../../../../src/core/plan/sequence/job.js'
import { bruteForce } from './brute-force.js'

function keepsOrder(jobs: readonly Job[], order: readonly number[]): boolean {
  const at = new Map(order.map((index, place) => [index, place]))
  return (
    at.size === jobs.length &&
    jobs.every(({ after }, index) => after.every((each) => at.get(each)! < at.get(index)!))
  )
}

const jobs = (most: number, waits: number, least = 0) =>
  fc
    .array(
      fc.record({
        weight: fc.oneof(fc.nat(20), fc.double({ min: 0, max: 9, noNaN: true })),
        length: fc.oneof(fc.nat(9), fc.double({ min: 0.1, max: 9, noNaN: true })),
        after: fc.array(fc.nat(1000), { maxLength: waits }),
      }),
      { minLength: least, maxLength: most },
    )
    .map((records) =>
      records.map(({ weight, length, after }, index): Job => {
        const before = index === 0 ? [] : [...new Set(after.map((each) => each % index))]
        return { weight, length, after: before }
      }),
    )

describe('the best order of jobs', () => {
  test.for([
    ['that do not wait for each other', 0],
    ['of which some wait for one other', 1],
    ['that wait for several', 3],
  ] as const)('%s costs no more than any of all orders of up to 8', ([, waits]) => {
    fc.assert(
      fc.property(jobs(8, waits), (given) => {
        const { order, cost, least } = bestOrder(given)
        const brute = bruteForce(given)
        expect(keepsOrder(given, order)).toBe(true)
        expect(cost).toBe(costOf(given, order))
        expect(Math.abs(cost - brute)).toBeLessThanOrEqual(1e-9 * Math.max(1, brute))
        expect(Math.abs(least - brute)).toBeLessThanOrEqual(1e-9 * Math.max(1, brute))
      }),
      { numRuns: 300 },
    )
  })

  test('that do not wait is by weight for length, whatever their number', () => {
    fc.assert(
      fc.property(jobs(60, 0), (given) => {
        const { order, cost, least } = bestOrder(given)
        const ratios = order
          .map((index) => given[index]!)
          .filter(({ length }) => length > 0)
          .map(({ weight, length }) => weight / length)
        for (let at = 1; at < ratios.length; at++)
          expect(ratios[at]!).toBeLessThanOrEqual(ratios[at - 1]! * (1 + 1e-9) + 1e-9)
        expect(Math.abs(cost - least)).toBeLessThanOrEqual(1e-9 * Math.max(1, cost))
      }),
    )
  })

  test('in blocks too large to compare is at most twice its bound, and keeps the order', () => {
    fc.assert(
      fc.property(jobs(60, 3, 30), (given) => {
        const { order, cost, least } = bestOrder(given)
        expect(keepsOrder(given, order)).toBe(true)
        expect(least).toBeLessThanOrEqual(cost)
        expect(cost).toBeLessThanOrEqual(2 * least + 1e-6)
      }),
    )
  })

  test('in one large block is next to the best one', () => {
    // Pairs in which a long light job has to come before a short heavy one, all of which one job waits for.
    const pairs = Array.from({ length: 10 }, (_, at): Job[] => [
      { weight: 0, length: 5 + (at % 3), after: [] },
      { weight: 3 + (at % 4), length: 1, after: [2 * at] },
    ]).flat()
    const all: Job[] = [...pairs, { weight: 1000, length: 1, after: pairs.map((_, at) => at) }]
    const { order, cost, least } = bestOrder(all)
    expect(keepsOrder(all, order)).toBe(true)
    // The last one is the last in any order, and the pairs alone fall into small blocks.
    const best = bestOrder(pairs).cost + 1000 * all.reduce((sum, { length }) => sum + length, 0)
    expect(cost).toBeLessThan(1.001 * best)
    expect(least).toBeLessThanOrEqual(best)
    expect(least).toBeGreaterThan(0.95 * best)
  })

  test('puts a job before the one that it lets be done sooner', () => {
    // b is worth waiting for a, which is worth nothing itself: a and b at 8 / 3, then c at 2.
    const given: Job[] = [
      { weight: 0, length: 2, after: [] },
      { weight: 8, length: 1, after: [0] },
      { weight: 4, length: 2, after: [] },
    ]
    expect(bestOrder(given)).toEqual({ order: [0, 1, 2], cost: 8 * 3 + 4 * 5, least: 44 })
  })

  test('of none is none', () => {
    expect(bestOrder([])).toEqual({ order: [], cost: 0, least: 0 })
  })
})

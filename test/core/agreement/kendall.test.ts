import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallTau } from '../../../src/core/agreement/kendall.js'

/** By the definition: over all pairs, those in the same order less those in the reverse one. */
function byDefinition(a: readonly number[], b: readonly number[]): number | null {
  let [sum, ofA, ofB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)]
      sum += x * y
      ofA += x * x
      ofB += y * y
    }
  return ofA && ofB ? sum / Math.sqrt(ofA * ofB) : null
}

describe('kendallTau', () => {
  it.each([
    [[1, 2, 3], [1, 2, 3], 1],
    [[1, 2, 3], [3, 2, 1], -1],
    // One of three pairs is the other way round: (2 − 1) / 3.
    [[1, 2, 3], [1, 3, 2], 1 / 3],
    // The second ties a pair: 2 concordant of 3 × 2 pairs, 2 / √6.
    [[1, 2, 3], [1, 1, 3], 2 / Math.sqrt(6)],
    [[1, 1], [1, 2], null],
    [[1], [1], null],
    [[], [], null],
  ] as const)('of %j and %j is %s', (a, b, tau) => {
    const result = kendallTau(a, b)
    if (tau === null) expect(result).toBeNull()
    else expect(result).toBeCloseTo(tau, 12)
  })

  it('is what the definition gives, whatever the rankings', () => {
    const rank = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 10_000 }))
    const rankings = fc.array(fc.tuple(rank, rank), { maxLength: 60 })
    fc.assert(
      fc.property(rankings, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        const [tau, expected] = [kendallTau(a, b), byDefinition(a, b)]
        if (expected === null) expect(tau).toBeNull()
        else expect(tau).toBeCloseTo(expected, 12)
        expect(kendallTau(b, a)).toBe(tau)
      }),
      { numRuns: 2000 },
    )
  })

  it('is exact over many items', () => {
    const n = 100_000
    const up = Float64Array.from({ length: n }, (_, at) => at)
    const down = Float64Array.from(up, (rank) => n - 1 - rank)
    expect(kendallTau(up, up)).toBe(1)
    expect(kendallTau(up, down)).toBe(-1)
  })
})

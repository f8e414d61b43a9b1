import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundBy, type Program } from '../../../../src/core/plan/optimal/program.js'
import { loadHighsSolver } from '../../../../src/edges/highs.js'

const solver = await loadHighsSolver()

/** The greatest 5a + 4b + 3c with 2a + 3b + c ≤ 3 and 4a + b + 2c ≤ 4, each of a, b, c from 0 to 1. */
const small: Program = {
  cost: Float64Array.of(5, 4, 3),
  lower: Float64Array.of(0, 0, 0),
  upper: Float64Array.of(1, 1, 1),
  starts: Int32Array.of(0, 3, 6),
  indices: Int32Array.of(0, 1, 2, 0, 1, 2),
  values: Float64Array.of(2, 3, 1, 4, 1, 2),
  limits: Float64Array.of(3, 4),
}

function keeps({ starts, indices, values, limits }: Program, columns: readonly number[]): boolean {
  return limits.every((limit, row) => {
    let sum = 0
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      sum += values[at]! * columns[indices[at]!]!
    return sum <= limit + 1e-9
  })
}

function worth({ cost }: Program, columns: readonly number[]): number {
  return columns.reduce((sum, value, at) => sum + value * cost[at]!, 0)
}

const program = fc
  .record({
    cost: fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 3, maxLength: 3 }),
    values: fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 6, maxLength: 6 }),
    limits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 2 }),
  })
  .map(
    ({ cost, values, limits }): Program => ({
      ...small,
      cost: Float64Array.from(cost),
      values: Float64Array.from(values),
      limits: Float64Array.from(limits),
    }),
  )

describe('the bound of a program', () => {
  test('holds for any prices', () => {
    const price = fc.double({ min: -3, max: 9, noNaN: true })
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        program,
        fc.tuple(price, price),
        fc.tuple(unit, unit, unit),
        (any, prices, columns) => {
          if (!keeps(any, columns)) return
          // So much may be worth what is over the limits.
          const over = 1e-9 * (1 + Math.abs(prices[0]) + Math.abs(prices[1]))
          expect(boundBy(any, Float64Array.from(prices))).toBeGreaterThanOrEqual(
            worth(any, columns) - over,
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('is what the columns are worth at the prices of the solver', () => {
    fc.assert(
      fc.property(program, (any) => {
        const relaxed = solver.relax(any)
        if ('failure' in relaxed) throw new Error(relaxed.failure)
        const columns = [...relaxed.values]
        expect(keeps(any, columns)).toBe(true)
        expect(boundBy(any, relaxed.prices)).toBeCloseTo(worth(any, columns), 6)
      }),
    )
  })
})

describe('the solver', () => {
  test('finds whole values that are worth most', () => {
    fc.assert(
      fc.property(program, (any) => {
        const solved = solver.solve(any, {
          start: new Float64Array(3),
          gap: 0,
          enough: 0,
          iterations: 1000,
          most: 1000,
        })
        if ('failure' in solved) throw new Error(solved.failure)
        const wholes = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [
          bits & 1,
          (bits >> 1) & 1,
          bits >> 2,
        ])
        const most = Math.max(
          ...wholes.filter((each) => keeps(any, each)).map((each) => worth(any, each)),
        )
        const found = solved.values ? worth(any, [...solved.values]) : 0
        expect(found).toBeCloseTo(most, 6)
        expect(solved.bound).toBeCloseTo(most, 6)
      }),
    )
  })

  test('says of what it cannot do that it fails', () => {
    const none = { ...small, limits: Float64Array.of(-1, -1) }
    expect(solver.relax(none)).toEqual({ failure: 'ended with status 8' })
    const broken = { ...small, starts: Int32Array.of(0, 3) }
    expect(solver.relax(broken)).toMatchObject({ failure: expect.stringMatching(/^failed: /) })
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastMultiple, multipleOf, stepFor } from '../../../../src/core/plan/diagnosis/grid.js'

test.for([
  [0.03, 0.1],
  [2, 0.1],
  [9.9, 0.1],
  [10, 0.5],
  [19, 0.5],
  [20, 1],
  [150, 5],
  [503, 10],
  [4000, 100],
] as const)('%d is written in steps of %d', ([amount, step]) => {
  expect(stepFor(amount)).toBe(step)
})

test('multiples have no digits that are only rounding', () => {
  expect(multipleOf(0.1, 3)).toBe(0.3)
  expect(multipleOf(0.1, 138)).toBe(13.8)
})

test('the least multiple that holds is found, and none where none holds', () => {
  const steps = fc.constantFrom(0.1, 0.5, 1, 5)
  fc.assert(
    fc.property(steps, fc.nat(200), fc.nat(200), fc.nat(400), (step, from, more, limit) => {
      const above = multipleOf(step, from)
      const range = { above, upTo: multipleOf(step, from + more) }
      const found = leastMultiple(step, range, (value) => value >= multipleOf(step, limit))
      const first = Math.max(from + 1, limit)
      expect(found).toBe(first <= from + more ? multipleOf(step, first) : undefined)
    }),
  )
})

import { describe, expect, it } from 'vitest'
import { type Comparable, comparable, probabilityAbove } from '../../../src/core/simulate/above.js'
import { tieGroups } from '../../../src/core/simulate/tie-groups.js'

function standing(scores: readonly number[], places: readonly number[] = [0]): Comparable {
  return {
    scores: Float64Array.from(scores),
    places: Float64Array.from(places),
    noScore: 0,
    isComparable: true,
  }
}

describe('the probability that one is above another', () => {
  it.each([
    [[3, 3, 1, 2], [1, 3, 3, 1], 0.625],
    [[1, 1, 1, 1], [2, 2, 2, 2], 0],
    [[Number.NEGATIVE_INFINITY, 5, 5, 5], [1, 1, 1, 1], 0.75],
  ])('counts equal scores half: %j and %j', (a, b, expected) => {
    expect(probabilityAbove(standing(a), standing(b))).toBe(expected)
    expect(probabilityAbove(standing(b), standing(a))).toBe(1 - expected)
  })

  it('lets the place of a bucket go first, the least the best', () => {
    const [high, low] = [
      [9, 9, 9, 9],
      [1, 1, 1, 1],
    ]
    expect(probabilityAbove(standing(high, [1]), standing(low, [0]))).toBe(0)
    const mixed = standing(high, [1, 0, 0, 2])
    expect(probabilityAbove(mixed, standing(low, [0]))).toBe(0.5)
    expect(probabilityAbove(mixed, standing(low, [1, 1, 0, 1]))).toBe(0.75)
    expect(probabilityAbove(standing(low, [1, 1, 0, 1]), mixed)).toBe(0.25)
  })

  it('compares scores to twelve digits', () => {
    expect(comparable(0.1 + 0.2)).toBe(comparable(0.3))
    expect(comparable(0.300000001)).toBeGreaterThan(comparable(0.3))
    expect(comparable(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe('groups of ties', () => {
  const first = standing([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])
  const below = (times: number) =>
    standing(Array.from({ length: 10 }, (_, at) => (at < times ? 1 : 9)))

  it.each([
    [3, 1],
    [7, 1],
    [8, 2],
    [10, 2],
    [2, 2],
    [0, 2],
  ])('are opened where the first is above in %d of 10 draws: group %d', (times, group) => {
    const groupOf = tieGroups()
    expect(groupOf(first)).toBe(1)
    expect(groupOf(below(times))).toBe(group)
  })
})

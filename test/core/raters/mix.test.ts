import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Estimate, point } from '../../../src/core/estimates/estimate.js'
import { meanOf } from '../../../src/core/estimates/mean.js'
import { pointValue } from '../../../src/core/estimates/point-value.js'
import { mix, type Voice } from '../../../src/core/raters/mix.js'

const interval = (low: number, high: number): Estimate => ({ kind: 'interval', low, high })
const word = (text: string, value: number): Estimate => ({ kind: 'point', value, word: text })
const voice = (estimate: Estimate, weight = 1): Voice => ({ estimate, weight })

describe('raters beside a decision', () => {
  it('leave it the point value and the mean, and become parts of it by weight', () => {
    const decision = interval(2, 8)
    const mixed = mix(decision, [voice(point(10), 2), voice(interval(3, 12))])
    expect(mixed).toEqual({
      kind: 'mixture',
      decision,
      point: 4,
      of: [
        { weight: 1, estimate: decision },
        { weight: 2, estimate: point(10) },
        { weight: 1, estimate: interval(3, 12) },
      ],
    })
    expect(meanOf(mixed)).toBe(meanOf(decision))
  })

  it('change nothing where all give the same number', () => {
    expect(mix(point(3), [voice(point(3)), voice(word('massive', 3), 5)])).toEqual(point(3))
  })
})

describe('raters alone', () => {
  it.each([
    ['one', [voice(interval(2, 8), 3)], 4],
    ['an odd number: the median', [voice(point(9)), voice(interval(2, 8)), voice(point(1))], 4],
    ['an even number: the mean of the middle two', [voice(point(9)), voice(interval(2, 8))], 6.5],
    [
      'more weight than the others together',
      [voice(point(9), 3), voice(point(1)), voice(point(2))],
      9,
    ],
    [
      'words: the majority',
      [voice(word('high', 2)), voice(word('low', 0.5)), voice(word('high', 2))],
      2,
    ],
    [
      'words and a number: the median',
      [voice(word('high', 2)), voice(word('high', 2)), voice(point(1.5), 3)],
      1.5,
    ],
  ] as const)('%s', (_, raters, value) => {
    expect(pointValue(mix(undefined, raters))).toBe(value)
  })

  it('have the mean of theirs by weight: (3 × 10 + 1 × 6) / 4', () => {
    expect(meanOf(mix(undefined, [voice(point(10), 3), voice(point(6))]))).toBe(9)
  })

  it('are the one estimate where there is one', () => {
    expect(mix(undefined, [voice(interval(2, 8), 7)])).toEqual(interval(2, 8))
  })
})

it('a rater of weight w is w raters of weight 1', () => {
  const raters = fc.array(
    fc.record({ weight: fc.integer({ min: 1, max: 4 }), value: fc.integer({ min: 1, max: 30 }) }),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(raters, fc.option(fc.integer({ min: 1, max: 30 })), (given, own) => {
      const decision = own === null ? undefined : point(own)
      const whole = mix(
        decision,
        given.map(({ weight, value }) => voice(point(value), weight)),
      )
      const single = mix(
        decision,
        given.flatMap(({ weight, value }) => Array<Voice>(weight).fill(voice(point(value)))),
      )
      expect(pointValue(whole)).toBe(pointValue(single))
      expect(meanOf(whole)).toBeCloseTo(meanOf(single), 10)
    }),
  )
})

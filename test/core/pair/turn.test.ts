import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesOutward } from '../../../src/core/pair/outward.js'
import { type Sign, type StandsWith, turnOutward } from '../../../src/core/pair/turn.js'

/** The first is above where the difference is above zero; where it is no number, the first has no score. */
function standsBy(difference: (x: number) => number): StandsWith {
  return (values) => ({
    signs: Array.from(
      values,
      (x) => (Math.sign(difference(x)) as Sign) || (difference(x) === 0 ? 0 : -1),
    ),
    isScored: Array.from(values, (x) => !Number.isNaN(difference(x))),
  })
}

function turn(
  now: number,
  direction: 'up' | 'down',
  difference: (x: number) => number,
  limits = {},
) {
  return turnOutward(valuesOutward(now, limits, direction, []), standsBy(difference))
}

describe('valuesOutward', () => {
  it.each([
    [3, { above: 0 }, 'down'],
    [3, { min: 0, max: 10 }, 'up'],
    [3, { min: 0, max: 10 }, 'down'],
    [-2, {}, 'up'],
    [0, { min: 0 }, 'up'],
    [1, { min: 0, max: 1 }, 'up'],
    [0, { min: 0, max: 1 }, 'down'],
  ] as const)(
    'from %d within %j %s keep the limits, in order, the present one first',
    (now, limits, direction) => {
      const values = valuesOutward(now, limits, direction, [1, 5.5, -7])
      expect(values[0]).toBe(now)
      for (let at = 1; at < values.length; at++) {
        expect(
          direction === 'up'
            ? values[at]! > values[at - 1]! || values[at] === values[at - 1]
            : values[at]! <= values[at - 1]!,
        ).toBe(true)
        if ('max' in limits) expect(values[at]).toBeLessThanOrEqual(limits.max)
        if ('min' in limits) expect(values[at]).toBeGreaterThanOrEqual(limits.min)
        if ('above' in limits) expect(values[at]).toBeGreaterThan(limits.above)
      }
      if ('max' in limits && direction === 'up') expect(values.at(-1)).toBe(limits.max)
      if ('min' in limits && direction === 'down') expect(values.at(-1)).toBe(limits.min)
    },
  )
})

describe('turnOutward', () => {
  it.each([
    [
      'a line',
      2,
      'up',
      (x: number) => 5 - x,
      { at: 5, isReached: false, until: null, noScore: null },
    ],
    [
      'a line that falls',
      2,
      'down',
      (x: number) => x + 5,
      { at: -5, isReached: false, until: null, noScore: null },
    ],
    [
      'a fraction',
      3,
      'up',
      (x: number) => 12 / x - 1,
      { at: 12, isReached: false, until: null, noScore: null },
    ],
    [
      'a step that is closed',
      2,
      'up',
      (x: number) => (x >= 5.5 ? -1 : 1),
      { at: 5.5, isReached: true, until: null, noScore: null },
    ],
    [
      'a step that is open',
      8,
      'down',
      (x: number) => (x >= 5.5 ? 1 : -1),
      { at: 5.5, isReached: false, until: null, noScore: null },
    ],
    [
      'a stretch',
      0,
      'up',
      (x: number) => (x - 3) * (x - 7),
      { at: 3, isReached: false, until: 7, noScore: null },
    ],
    [
      'equal for long',
      1,
      'up',
      (x: number) => (x < 2 ? 1 : x <= 4 ? 0 : -1),
      { at: 4, isReached: false, until: null, noScore: null },
    ],
    [
      'no score further out',
      3,
      'down',
      (x: number) => (x >= 0 ? x - 1 : Number.NaN),
      { at: 1, isReached: false, until: null, noScore: 0 },
    ],
    [
      'no score from where it turns',
      3,
      'down',
      (x: number) => (x > 0 ? 1 / x : Number.NaN),
      { at: 0, isReached: true, until: null, noScore: 0 },
    ],
    [
      'no score for a stretch',
      1,
      'up',
      (x: number) => (x <= 2 ? 1 : x < 4 ? Number.NaN : 1),
      { at: 2, isReached: false, until: 4, noScore: null },
    ],
    [
      'no score at zero alone',
      3,
      'down',
      (x: number) => (x === 0 ? Number.NaN : 1 / x),
      { at: 0, isReached: true, until: null, noScore: null },
    ],
    [
      'zero, where what is near it is the same to twelve digits',
      3,
      'down',
      (x: number) => (Math.abs(x) < 3.7e-13 ? 0 : x),
      { at: 0, isReached: false, until: null, noScore: null },
    ],
    [
      'zero as an end of a stretch',
      3,
      'down',
      (x: number) => (Math.abs(x) < 3.7e-13 ? 0 : x * (x - 1)),
      { at: 1, isReached: false, until: 0, noScore: null },
    ],
    [
      'far out',
      1,
      'up',
      (x: number) => 1e40 - x,
      { at: 1e40, isReached: false, until: null, noScore: null },
    ],
    [
      'very near a limit',
      1,
      'down',
      (x: number) => x - 1e-200,
      { at: 1e-200, isReached: false, until: null, noScore: null },
    ],
    [
      'very near zero, with no limit there',
      5,
      'down',
      (x: number) => (x > 0 ? 1e20 - 1 / x : 1),
      { at: 1e-20, isReached: false, until: 0, noScore: null },
    ],
    [
      'the second above',
      2,
      'up',
      (x: number) => x - 5,
      { at: 5, isReached: false, until: null, noScore: null },
    ],
  ] as const)('finds %s', (_, now, direction, difference, expected) => {
    expect(turn(now, direction, difference)).toEqual(expected)
  })

  it.each([
    ['never turns', 1, 'up', () => 1],
    ['turns the other way', 1, 'down', (x: number) => 5 - x],
    ['only becomes equal', 1, 'up', (x: number) => Math.max(0, 3 - x)],
    ['is equal at present', 1, 'up', (x: number) => x - 1],
    ['is too large for a computer', 1, 'up', (x: number) => (x < 1e154 ? 1 : Number.NaN)],
  ] as const)('finds none where it %s', (_, now, direction, difference) => {
    expect(turn(now, direction, difference)).toBeUndefined()
  })

  it('keeps to the limits', () => {
    const line = (x: number) => 5 - x
    expect(turn(2, 'up', line, { max: 4.99 })).toBeUndefined()
    expect(turn(2, 'up', line, { max: 5.01 })?.at).toBe(5)
    expect(turn(2, 'down', (x) => x, { above: 0 })).toBeUndefined()
  })

  it('is exact for a line and for a fraction, whatever the numbers', () => {
    const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(size, size, (now, crossing) => {
        const direction = crossing > now ? 'up' : 'down'
        fc.pre(Math.abs(crossing / now - 1) > 1e-3)
        const side = direction === 'up' ? 1 : -1
        for (const difference of [
          (x: number) => side * (crossing - x),
          (x: number) => side * (crossing / x - 1),
        ]) {
          const found = turn(now, direction, difference, { above: 0 })
          expect(found!.at / crossing).toBeCloseTo(1, 11)
        }
      }),
    )
  })
})

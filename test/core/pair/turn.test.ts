import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesOutward } from '../../../src/core/pair/outward.js'
import { type Sign, type Signs, turnOutward, UNRANKED } from '../../../src/core/pair/turn.js'

/** The first is above where the difference is above zero. */
function signsBy(difference: (x: number) => number): Signs {
  return (values) =>
    Array.from(values, (x): Sign => {
      const found = difference(x)
      return Number.isNaN(found) ? UNRANKED : (Math.sign(found) as Sign)
    })
}

function turn(
  now: number,
  direction: 'up' | 'down',
  difference: (x: number) => number,
  limits = {},
) {
  return turnOutward(valuesOutward(now, limits, direction, []), signsBy(difference))
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
    ['a line', 2, 'up', (x: number) => 5 - x, { at: 5, isReached: false, until: null }],
    [
      'a line that falls',
      2,
      'down',
      (x: number) => x + 5,
      { at: -5, isReached: false, until: null },
    ],
    ['a fraction', 3, 'up', (x: number) => 12 / x - 1, { at: 12, isReached: false, until: null }],
    [
      'a step that is closed',
      2,
      'up',
      (x: number) => (x >= 5.5 ? -1 : 1),
      { at: 5.5, isReached: true, until: null },
    ],
    [
      'a step that is open',
      8,
      'down',
      (x: number) => (x >= 5.5 ? 1 : -1),
      { at: 5.5, isReached: false, until: null },
    ],
    ['a stretch', 0, 'up', (x: number) => (x - 3) * (x - 7), { at: 3, isReached: false, until: 7 }],
    [
      'equal for long',
      1,
      'up',
      (x: number) => (x < 2 ? 1 : x <= 4 ? 0 : -1),
      { at: 4, isReached: false, until: null },
    ],
    [
      'without a rank further out',
      3,
      'down',
      (x: number) => (x > 0 ? Math.log(x / 2) : Number.NaN),
      { at: 2, isReached: false, until: null },
    ],
    [
      'without a rank between',
      1,
      'up',
      (x: number) => (x < 2 ? 1 : x < 4 ? Number.NaN : -1),
      { at: 4, isReached: true, until: null },
    ],
    ['the second above', 2, 'up', (x: number) => x - 5, { at: 5, isReached: false, until: null }],
  ] as const)('finds %s', (_, now, direction, difference, expected) => {
    expect(turn(now, direction, difference)).toEqual(expected)
  })

  it.each([
    ['never turns', 1, 'up', () => 1],
    ['turns the other way', 1, 'down', (x: number) => 5 - x],
    ['only becomes equal', 1, 'up', (x: number) => Math.max(0, 3 - x)],
    ['is equal at present', 1, 'up', (x: number) => x - 1],
    ['has no rank', 1, 'up', () => Number.NaN],
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

import { describe, expect, test } from 'vitest'
import { readAmount } from '../../../src/core/calendar/capacity.js'
import type { PeriodLength } from '../../../src/core/calendar/period.js'

describe('a capacity', () => {
  test.for<readonly [number | string, PeriodLength, number]>([
    [8, 'quarter', 8],
    [0, { weeks: 3 }, 0],
    ['8', 'month', 8],
    ['1.5 per week', 'quarter', 19.5],
    ['12 per quarter', 'quarter', 12],
    ['12 per quarter', 'month', 4],
    ['4 per month', 'quarter', 12],
    ['13 per quarter', { weeks: 2 }, 2],
    ['2 per week', { weeks: 2 }, 4],
    ['13 per month', { weeks: 1 }, 3],
    ['3 per week', 'month', 13],
    ['2 per weeks', { weeks: 1 }, 2],
    [' 12  per  quarter ', 'quarter', 12],
  ])('of %j by %j is %d', ([given, length, amount]) => {
    expect(readAmount(given, length)).toEqual({ amount })
  })

  test.for([
    ['twelve', undefined],
    ['12 per year', undefined],
    ['12 per', undefined],
    ['per week', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['-1', undefined],
    ['', undefined],
    [-1, 'it is below 0'],
    [Number.NaN, 'it is too large'],
    [Number.POSITIVE_INFINITY, 'it is too large'],
    [`${'9'.repeat(400)} per week`, 'it is too large'],
  ] as const)('is not %j', ([given, reason]) => {
    expect(readAmount(given, 'quarter')).toEqual({ reason })
  })
})

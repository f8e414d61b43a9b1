import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumber } from '../../../src/core/calendar/day.js'
import {
  type Period,
  type PeriodLength,
  periodOf,
  periodsFrom,
  standingOf,
  undatedPeriods,
} from '../../../src/core/calendar/period.js'

describe('periods', () => {
  test.for<readonly [string, PeriodLength, number, readonly string[]]>([
    ['2027-Q1', 'quarter', 2, ['2027-Q1 2027-01-01 2027-03-31', '2027-Q2 2027-04-01 2027-06-30']],
    ['2027-Q4', 'quarter', 2, ['2027-Q4 2027-10-01 2027-12-31', '2028-Q1 2028-01-01 2028-03-31']],
    ['2027-12', 'month', 2, ['2027-12 2027-12-01 2027-12-31', '2028-01 2028-01-01 2028-01-31']],
    ['2028-02', 'month', 1, ['2028-02 2028-02-01 2028-02-29']],
    [
      '2026-12-28',
      { weeks: 2 },
      2,
      ['2026-12-28 2026-12-28 2027-01-10', '2027-01-11 2027-01-11 2027-01-24'],
    ],
  ])('from %s by %j', ([start, length, count, expected]) => {
    const periods = periodsFrom(start, length, count)!
    expect(periods.map((each) => `${each.name} ${each.start} ${each.end}`)).toEqual(expected)
  })

  test.for<readonly [string, PeriodLength]>([
    ['2027-Q5', 'quarter'],
    ['2027-q1', 'quarter'],
    ['2027-01', 'quarter'],
    ['2027', 'quarter'],
    ['1899-Q1', 'quarter'],
    ['2027-13', 'month'],
    ['2027-1', 'month'],
    ['2027-Q1', 'month'],
    ['2027-02-29', { weeks: 1 }],
    ['2027-01', { weeks: 1 }],
  ])('%s is no name by %j', ([start, length]) => {
    expect(periodsFrom(start, length, 1)).toBeUndefined()
  })

  test('follow one another without a gap and are named so that they can be the start', () => {
    const length = fc.oneof(
      fc.constantFrom<PeriodLength>('quarter', 'month'),
      fc.integer({ min: 1, max: 52 }).map((weeks): PeriodLength => ({ weeks })),
    )
    const start = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2900-12-31') })
    fc.assert(
      fc.property(length, start, fc.integer({ min: 1, max: 60 }), (each, day, count) => {
        const date = dateOfDay(day)
        const quarter = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
        const name = each === 'quarter' ? quarter : each === 'month' ? date.slice(0, 7) : date
        const periods = periodsFrom(name, each, count)!
        expect(periods).toHaveLength(count)
        expect(periods[0]!.start! <= date && date <= periods[0]!.end!).toBe(true)
        periods.forEach((period, at) => {
          expect(periodsFrom(period.name, each, 1)).toEqual([period])
          const next = periods[at + 1]
          if (next) expect(dayNumber(next.start!)).toBe(dayNumber(period.end!) + 1)
        })
      }),
    )
  })
})

describe('where a period stands', () => {
  const weeks = periodsFrom('2027-01-04', { weeks: 2 }, 2)!
  test.for<readonly [string, readonly Period[], number | 'before' | 'after' | undefined]>([
    ['2027-Q1', periodsFrom('2027-Q1', 'quarter', 2)!, 0],
    ['2027-Q2', periodsFrom('2027-Q1', 'quarter', 2)!, 1],
    ['2026-Q4', periodsFrom('2027-Q1', 'quarter', 2)!, 'before'],
    ['2027-Q3', periodsFrom('2027-Q1', 'quarter', 2)!, 'after'],
    ['2027-Q5', periodsFrom('2027-Q1', 'quarter', 2)!, undefined],
    ['2026-12', periodsFrom('2027-Q1', 'quarter', 2)!, undefined],
    ['2026-12', periodsFrom('2027-01', 'month', 2)!, 'before'],
    ['2027-03', periodsFrom('2027-01', 'month', 2)!, 'after'],
    ['2027-Q3', periodsFrom('2027-01', 'month', 2)!, undefined],
    ['2027-01-18', weeks, 1],
    ['2027-01-03', weeks, 'before'],
    ['2027-01-05', weeks, undefined],
    ['2027-01-31', weeks, undefined],
    ['2027-02-01', weeks, 'after'],
    ['2026-02-30', weeks, undefined],
    ['Next', undatedPeriods(), 1],
    ['2027-Q1', undatedPeriods(), undefined],
    ['2027-Q1', [], undefined],
  ])('%s', ([name, periods, expected]) => {
    expect(standingOf(name, periods)).toBe(expected)
  })
})

describe('the period of a date', () => {
  const periods = periodsFrom('2027-Q1', 'quarter', 2)!
  test.for([
    ['2026-12-31', -1],
    ['2027-01-01', 0],
    ['2027-03-31', 0],
    ['2027-04-01', 1],
    ['2027-06-30', 1],
    ['2027-07-01', -1],
  ] as const)('%s', ([date, index]) => {
    expect(periodOf(date, periods)).toBe(index)
  })

  test('is none without dates', () => {
    expect(periodOf('2027-01-01', undatedPeriods())).toBe(-1)
  })
})

import { expect, test } from 'vitest'
import { dateFault, dateOfDay, dayNumber } from '../../../src/core/calendar/day.js'

const FIRST = Date.UTC(1900, 0, 1) / 86_400_000
const LAST = Date.UTC(2999, 11, 31) / 86_400_000

test('every day of eleven centuries is the one that Date gives, there and back', () => {
  for (let day = FIRST; day <= LAST; day++) {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
    if (dateOfDay(day) !== date || dayNumber(date) !== day)
      expect(`${day} ${dateOfDay(day)}`).toBe(date)
  }
})

test('a month has the days that Date gives it', () => {
  for (let year = 1900; year <= 2999; year++)
    for (let month = 1; month <= 12; month++) {
      const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
      const date = (day: number) =>
        `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      if (dateFault(date(days)) || !dateFault(date(days + 1)))
        expect(date(days)).toBe('the last of its month')
    }
})

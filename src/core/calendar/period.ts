import { dateFault, dateOfDay, dayNumber } from './day.js'

/** One period of a roadmap. */
export interface Period {
  /** `2027-Q1`, `2027-01`, for weeks their first day; `Now`, `Next`, `Later` without dates. */
  readonly name: string
  /** First and last day, both included; null without dates. */
  readonly start: string | null
  readonly end: string | null
}

/** How long each period of a roadmap is. */
export type PeriodLength = 'quarter' | 'month' | { readonly weeks: number }

const QUARTER = /^(\d{4})-Q([1-4])$/
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** The periods of a roadmap without a start: an order of time and no dates. */
export function undatedPeriods(): Period[] {
  return ['Now', 'Next', 'Later'].map((name) => ({ name, start: null, end: null }))
}

/** So many periods in a row from the one named, or undefined where that is no name of this length. */
export function periodsFrom(
  start: string,
  length: PeriodLength,
  count: number,
): Period[] | undefined {
  const first = firstOf(start, length)
  if (first === undefined) return undefined
  return Array.from({ length: count }, (_, index) => {
    if (typeof length === 'object') {
      const from = first + index * length.weeks * 7
      return dated(dateOfDay(from), from, from + length.weeks * 7)
    }
    const months = length === 'quarter' ? 3 : 1
    const month = first + index * months
    return dated(monthName(month, length), dayOfMonth(month), dayOfMonth(month + months))
  })
}

/** What a period of this length is called, as the end of "expected …". */
export function periodForm(length: PeriodLength): string {
  if (length === 'quarter') return 'a quarter such as 2027-Q1'
  if (length === 'month') return 'a month such as 2027-01'
  return 'the first day of a period, such as 2027-01-04'
}

/** How a name of a period is written, or undefined where it is none: of a day, that it is one. */
export function formOf(name: string): 'quarter' | 'month' | 'day' | undefined {
  if (firstOf(name, 'quarter') !== undefined) return 'quarter'
  if (firstOf(name, 'month') !== undefined) return 'month'
  return dateFault(name) ? undefined : 'day'
}

/**
 * Where the period of a name stands: its index, or outside of the periods; undefined for what is no
 * period of their form. Periods of weeks outside may begin on any day: their start may have moved.
 */
export function standingOf(
  name: string,
  periods: readonly Period[],
): number | 'before' | 'after' | undefined {
  const index = periods.findIndex((period) => period.name === name)
  if (index >= 0) return index
  const [first, last] = [periods[0], periods[periods.length - 1]]
  const form = formOf(name)
  if (!first?.start || !last?.end || form === undefined || form !== formOf(first.name))
    return undefined
  // Names of one form order as their times do.
  if (name < first.name) return 'before'
  return name > (form === 'day' ? last.end : last.name) ? 'after' : undefined
}

/** The index of the period that contains a date, or -1. */
export function periodOf(date: string, periods: readonly Period[]): number {
  return periods.findIndex(
    ({ start, end }) => start !== null && end !== null && start <= date && date <= end,
  )
}

// The day number of the first day for weeks, else the number of months since the year 0.
function firstOf(name: string, length: PeriodLength): number | undefined {
  if (typeof length === 'object') return dateFault(name) ? undefined : dayNumber(name)
  const match = (length === 'quarter' ? QUARTER : MONTH).exec(name)
  if (!match || dateFault(`${match[1]}-01-01`)) return undefined
  const [year, part] = [Number(match[1]), Number(match[2]) - 1]
  return year * 12 + (length === 'quarter' ? part * 3 : part)
}

function dated(name: string, from: number, next: number): Period {
  return { name, start: dateOfDay(from), end: dateOfDay(next - 1) }
}

function monthName(months: number, length: 'quarter' | 'month'): string {
  const [year, month] = [Math.floor(months / 12), months % 12]
  return length === 'quarter'
    ? `${year}-Q${Math.floor(month / 3) + 1}`
    : `${year}-${String(month + 1).padStart(2, '0')}`
}

function dayOfMonth(months: number): number {
  const [year, month] = [Math.floor(months / 12), months % 12]
  return dayNumber(`${year}-${String(month + 1).padStart(2, '0')}-01`)
}

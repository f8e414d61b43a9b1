import type { PeriodLength } from './period.js'

/** A capacity of pm.yaml for one period, or why it is none. */
export type ReadAmount = { readonly amount: number } | { readonly reason: string | undefined }

const TEXT = /^(\d+(?:\.\d+)?)(?:\s+per\s+(week|month|quarter)s?)?$/

// A year is 4 quarters, 12 months or 52 weeks, so a month is 13/3 of a week: here in thirds of one.
const THIRDS = { week: 3, month: 13, quarter: 39 } as const

/**
 * Reads `8` (a period) or `12 per quarter` (week, month). One unit of time is turned into another
 * with a year of 4 quarters, 12 months and 52 weeks: 12 per quarter are 4 per month, 1 per week is
 * 13 per quarter. All quarters are alike, and so are all months, whatever their number of days.
 */
export function readAmount(given: number | string, length: PeriodLength): ReadAmount {
  if (typeof given === 'number') return checked(given)
  const match = TEXT.exec(given.trim())
  if (!match) return { reason: undefined }
  const amount = Number(match[1])
  const unit = match[2] as keyof typeof THIRDS | undefined
  return checked(unit ? (amount * thirdsOf(length)) / THIRDS[unit] : amount)
}

function thirdsOf(length: PeriodLength): number {
  return typeof length === 'object' ? length.weeks * THIRDS.week : THIRDS[length]
}

function checked(amount: number): ReadAmount {
  if (amount < 0) return { reason: 'it is below 0' }
  return Number.isFinite(amount) && amount <= MOST ? { amount } : { reason: 'it is too large' }
}

// Beyond it sums of capacities lose their decimals.
const MOST = 1e9

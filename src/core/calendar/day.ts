const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

// The calendar repeats after 400 years. Years are counted from March, so that a leap day is the last of its year.
const DAYS_OF_400_YEARS = 146_097
const DAYS_BEFORE_1970 = 719_468

/**
 * Days since 1970-01-01 of a valid date; dates of text order as their day numbers do. Own arithmetic after
 * H. Hinnant, "chrono-compatible low-level date algorithms": the first use of Date costs a start some 20 ms.
 */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_BEFORE_1970
}

/** The date of a day number. */
export function dateOfDay(day: number): string {
  const shifted = day + DAYS_BEFORE_1970
  const era = Math.floor(shifted / DAYS_OF_400_YEARS)
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((fromMarch + 2) % 12) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return [String(year).padStart(4, '0'), pad(month), pad(dayOfMonth)].join('-')
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

// RFC 3339, with seconds and offset left out at will, and what Date of JavaScript prints.
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?$/
const PRINTED =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) \d\d:\d\d:\d\d GMT[+-]\d{4}(?: \([^)]*\))?$/

/** The calendar date of a date-time as it is written, whatever its offset; undefined of any other text. */
export function dateInTimestamp(text: string): string | undefined {
  const [, date] = TIMESTAMP.exec(text) ?? []
  if (date !== undefined) return date
  const [, name = '', day, year] = PRINTED.exec(text) ?? []
  const month = MONTHS.findIndex((each) => each.slice(0, 3) === name) + 1
  return month === 0 ? undefined : `${year}-${String(month).padStart(2, '0')}-${day}`
}

/** Why a text is no calendar date, or undefined where it is one. */
export function dateFault(text: string): string | undefined {
  const match = PATTERN.exec(text)
  const date = match ? undefined : dateInTimestamp(text)
  if (date !== undefined && dateFault(date) === undefined) return `write only the date: ${date}`
  if (!match) return 'it is not written year-month-day with 4, 2 and 2 digits'
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2999) return 'the year is not between 1900 and 2999'
  if (month < 1 || month > 12) return `there is no month ${match[2]}`
  const days = daysOf(year, month)
  if (day < 1 || day > days) return `${MONTHS[month - 1]} ${year} has ${days} days`
  return undefined
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

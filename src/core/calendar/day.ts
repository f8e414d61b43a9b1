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

/** Days since 1970-01-01 of a valid date; dates of text order as their day numbers do. */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number)
  return Math.round(Date.UTC(year!, month! - 1, day!) / 86_400_000)
}

/** The date of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
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
  if (!match)
    return withOtherDashes(text) ?? 'it is not written year-month-day with 4, 2 and 2 digits'
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2999) return 'the year is not between 1900 and 2999'
  if (month < 1 || month > 12) return `there is no month ${match[2]}`
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > days) return `${MONTHS[month - 1]} ${year} has ${days} days`
  return undefined
}

const DASH = /[\u2010-\u2015\u2212\uff0d]/g

function withOtherDashes(text: string): string | undefined {
  const date = text.replace(DASH, '-')
  if (date === text || dateFault(date) !== undefined) return undefined
  const code = text.match(DASH)![0].charCodeAt(0).toString(16).toUpperCase()
  return `its dashes (U+${code}) are no hyphens: write ${date}`
}

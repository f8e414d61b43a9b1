import { readNumber } from './number.js'

/** A number whose point may be meant to part thousands. */
export interface Thousands {
  /** As it is written: `1.400`. */
  readonly got: string
  /** As it is read, and as it would be with the point taken out. */
  readonly value: number
  readonly whole: number
}

// 0.125 parts no thousands.
const GROUPED = /^[+-]?[1-9]\d{0,2}\.\d{3}$/

/** What a number with three digits behind its point, such as `1.400`, may be meant to be instead; else undefined. */
export function thousandsIn(text: string): Thousands | undefined {
  if (!GROUPED.test(text)) return undefined
  return { got: text, value: readNumber(text)!, whole: readNumber(text.replace('.', ''))! }
}

/** The same of a number that ends in 0, which nobody writes behind a decimal; a measured value such as 2.315 is none. */
export function roundThousandsIn(text: string): Thousands | undefined {
  return text.endsWith('0') ? thousandsIn(text) : undefined
}

import type { Scale } from '../estimates/limits.js'
import { readNumber } from '../estimates/number.js'

const LONGEST = 100

/** A scale as a definition writes it, up to 100 values or `1 to 10`; undefined where it is neither. */
export function readScale(written: readonly number[] | string): Scale | undefined {
  if (typeof written !== 'string')
    return written.length > 0 && written.length <= LONGEST ? written : undefined
  const ends = written.length > LONGEST ? [] : written.split(/ +to +/)
  const [from, to] = ends.map(readNumber)
  if (ends.length !== 2 || from === undefined || to === undefined || from >= to) return undefined
  return { from, to }
}

/** The middle between the ends of a scale. */
export function middleOf(scale: Scale): number {
  if ('from' in scale) return (scale.from + scale.to) / 2
  return (Math.min(...scale) + Math.max(...scale)) / 2
}

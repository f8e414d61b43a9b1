import { valueIn } from '../frameworks/formula/evaluate.js'
import type { Standing } from './standing.js'

/** A standing with one score for each draw, rounded as draws compare them. */
export interface Comparable extends Standing {
  readonly isComparable: true
}

/**
 * A score as draws compare it: rounded to 41 binary digits, a little over 12 decimal ones, so that the order of
 * additions makes no difference (Veltkamp's splitting; T. J. Dekker, Numerische Mathematik 18, 1971).
 */
export function comparable(score: number): number {
  if (!(Math.abs(score) < LARGEST)) return score
  const wide = score * SPLITTER
  return wide - (wide - score)
}

const SPLITTER = 4097
const LARGEST = 1e300

/** The standing with its scores as draws compare them, written into a column with room for each draw. */
export function toComparable({ scores, ...rest }: Standing, column: Float64Array): Comparable {
  if (scores.length === 1) column.fill(comparable(scores[0]!))
  else for (let draw = 0; draw < column.length; draw++) column[draw] = comparable(scores[draw]!)
  return { scores: column, ...rest, isComparable: true }
}

/** The probability that the first of two standings is above the second in a draw; equal ones count half. */
export function probabilityAbove(a: Comparable, b: Comparable): number {
  const { scores: above, places } = a
  const { scores: below, places: otherPlaces } = b
  let halves = 0
  if (places.length === 1 && otherPlaces.length === 1) {
    if (places[0] !== otherPlaces[0]) return places[0]! < otherPlaces[0]! ? 1 : 0
    for (let draw = 0; draw < above.length; draw++)
      halves += Number(above[draw]! > below[draw]!) + Number(above[draw]! >= below[draw]!)
  } else {
    for (let draw = 0; draw < above.length; draw++) {
      const place = valueIn(places, draw)
      const other = valueIn(otherPlaces, draw)
      if (place !== other) halves += place < other ? 2 : 0
      else halves += Number(above[draw]! > below[draw]!) + Number(above[draw]! >= below[draw]!)
    }
  }
  return halves / (2 * above.length)
}

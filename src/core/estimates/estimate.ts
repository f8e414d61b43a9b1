/** What somebody believes of a quantity. Its point value is its median, its mean is what plans add up. */
export type Estimate = Point | Interval | ThreePoint

export interface Point {
  readonly kind: 'point'
  readonly value: number
  /** The word of the input's scale it was written with. */
  readonly word?: string
}

/** A 90 % interval: log-normal where both ends are above zero, else normal. low < high. */
export interface Interval {
  readonly kind: 'interval'
  readonly low: number
  readonly high: number
}

/** PERT: least, mode and greatest. low ≤ likely ≤ high and low < high. */
export interface ThreePoint {
  readonly kind: 'three-point'
  readonly low: number
  readonly likely: number
  readonly high: number
}

export function point(value: number): Point {
  return { kind: 'point', value }
}

/** What somebody believes of a quantity. Its point value is its median, its mean is what plans add up. */
export type Estimate = Point | Interval | ThreePoint | Total

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

/** The sum of independent estimates: the effort of an item that several teams share. */
interface Total {
  readonly kind: 'total'
  readonly of: readonly Estimate[]
}

export function point(value: number): Point {
  return { kind: 'point', value }
}

/** The sum of estimates, in the simplest form that says the same. */
export function total(of: readonly Estimate[]): Estimate {
  if (of.length === 1) return of[0]!
  if (!of.every((each) => each.kind === 'point')) return { kind: 'total', of }
  return point(of.reduce((sum, each) => sum + each.value, 0))
}

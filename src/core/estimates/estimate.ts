/** What somebody believes of a quantity. Its point value is its median, its mean is what plans add up. */
export type Estimate = Point | Interval | ThreePoint | Total | Mixture

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

/** The sum of independent estimates by name: the effort of an item that several teams share. */
interface Total {
  readonly kind: 'total'
  readonly of: Readonly<Record<string, Estimate>>
}

/** What several people believe: any of the parts holds, each as probable as its weight is large. */
export interface Mixture {
  readonly kind: 'mixture'
  /** The estimate that was decided on; it is one of the parts too. */
  readonly decision?: Estimate
  /** The number that stands for all of them in a score. */
  readonly point: number
  /** At least one; weights above 0. */
  readonly of: readonly { readonly weight: number; readonly estimate: Estimate }[]
}

export function point(value: number): Point {
  return { kind: 'point', value }
}

/** The sum of estimates. */
export function total(of: Readonly<Record<string, Estimate>>): Estimate {
  const parts = Object.values(of)
  if (!parts.every((each) => each.kind === 'point')) return { kind: 'total', of }
  if (parts.length === 1) return parts[0]!
  return point(parts.reduce((sum, each) => sum + each.value, 0))
}

/** The estimates by which a mixture is judged: the decision, else all of its parts. */
export function decidedOf({ decision, of }: Mixture): readonly Estimate[] {
  return decision ? [decision] : of.map(({ estimate }) => estimate)
}

import { exponential } from '../estimates/exponential.js'
import type { Input } from '../frameworks/framework.js'
import { axisOf } from './axis.js'
import type { Weighted } from './weighted-median.js'

/** How far estimates of one quantity lie apart. */
export interface Spread {
  readonly kind: 'factor' | 'scale'
  /** The typical factor between an estimate and their centre, from 1; or the typical distance as a share of the scale, from 0. */
  readonly size: number
}

/**
 * The spread of estimates of an input: their standard deviation by weight on the input's axis. Of logarithms it is given as
 * a factor, the geometric standard deviation (T. B. L. Kirkwood, "Geometric means and measures of dispersion", Biometrics
 * 35, 1979). undefined of a single estimate.
 */
export function spreadOf(input: Input, values: readonly Weighted[]): Spread | undefined {
  if (values.length < 2) return undefined
  const { kind, at } = axisOf(
    input,
    values.map(({ value }) => value),
  )
  const all = values.reduce((sum, { weight }) => sum + weight, 0)
  const meanBy = (of: (value: number) => number) =>
    values.reduce((sum, { value, weight }) => sum + (weight / all) * of(at(value)), 0)
  const mean = meanBy((position) => position)
  const deviation = Math.sqrt(meanBy((position) => (position - mean) * (position - mean)))
  return { kind, size: kind === 'factor' ? exponential(deviation) : deviation }
}

import type { Estimate, Interval } from '../estimates/estimate.js'
import { exponential } from '../estimates/exponential.js'
import { isLogNormal, logNormalShape, Z95 } from '../estimates/shape.js'
import { keyOfInput, type Monomial, monomialOf } from '../frameworks/formula/monomial.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import { levelsOf as bucketLevels } from '../rank/buckets.js'
import type { Given } from '../rank/inputs.js'
import { toLimits } from './draw.js'
import { levelsOf } from './levels.js'
import type { Points } from './quantiles.js'
import { STRATA } from './strata.js'

/** The score of a framework as a product of powers of its inputs; undefined where it is none or buckets decide. */
export function productOf(framework: Framework): Monomial | undefined {
  if (known.has(framework)) return known.get(framework)
  const formula = scoreOf(framework)
  const product = formula && !bucketLevels(framework).length ? monomialOf(formula) : undefined
  known.set(framework, product)
  return product
}

const known = new WeakMap<Framework, Monomial | undefined>()

/**
 * The points of a score that is a product of powers of single numbers and log-normal intervals inside their limits: its
 * logarithm is normal, with the sum of their variances, each times the square of its exponent. undefined of any other, and
 * where the score at the medians is not above zero.
 */
export function pointsOfProduct(
  given: readonly Given[],
  framework: Framework,
  atMedians: () => number,
): Points | undefined {
  const product = productOf(framework)
  if (!product) return undefined
  let variance = 0
  for (const { need, estimate } of given) {
    const key = keyOfInput({ framework: need.framework, name: need.input.name })
    const exponent = product.powers.get(key)
    if (exponent === undefined || estimate.kind === 'point') continue
    if (!isInterval(estimate) || !isLogNormal(estimate)) return undefined
    const levels = levelsOf(estimate)
    const [least, most] = [levels[0]!, levels[STRATA - 1]!]
    if (toLimits(least, need.input) !== least || toLimits(most, need.input) !== most)
      return undefined
    const deviation = exponent * logNormalShape(estimate).sigma
    variance += deviation * deviation
  }
  const p50 = atMedians()
  if (!(p50 > 0)) return undefined
  const times = exponential(Z95 * Math.sqrt(variance))
  return { p5: p50 / times, p50, p95: p50 * times }
}

function isInterval(estimate: Estimate): estimate is Interval {
  return estimate.kind === 'interval'
}

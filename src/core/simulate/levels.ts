import { betaQuantile } from '../estimates/beta.js'
import type { Estimate, Interval, ThreePoint } from '../estimates/estimate.js'
import { raiseAll } from '../estimates/exponential.js'
import { pointValue } from '../estimates/point-value.js'
import {
  geometricMean,
  isLogNormal,
  logNormalShape,
  normalShape,
  pertShape,
} from '../estimates/shape.js'
import { normalQuantile } from './normal-quantile.js'
import { betaLevels } from './pert-levels.js'
import { STRATA } from './strata.js'

/** The quantiles of a distribution in the middle of its strata: at 0.05 %, 0.15 %, … 99.95 %. Only to be read. */
export function levelsOf(estimate: Interval | ThreePoint): Float64Array {
  const before = recent.get(estimate)
  if (before) return before
  if (recent.size === MOST_RECENT) recent.clear()
  const levels = makeLevels(estimate)
  recent.set(estimate, levels)
  return levels
}

/** Its 5, 50 and 95 % points. */
export function levelPoints(
  estimate: Interval | ThreePoint,
): readonly [p5: number, p50: number, p95: number] {
  if (estimate.kind === 'interval') return [estimate.low, pointValue(estimate), estimate.high]
  const { low, high } = estimate
  const { alpha, beta } = pertShape(estimate)
  const at = (share: number) => low + (high - low) * betaQuantile(share, alpha, beta)
  return [at(0.05), pointValue(estimate), at(0.95)]
}

// An item's estimates are asked for twice in a row.
const MOST_RECENT = 64
const recent = new Map<Estimate, Float64Array>()

function makeLevels(estimate: Interval | ThreePoint): Float64Array {
  if (estimate.kind === 'three-point') {
    const { low, high } = estimate
    const { alpha, beta } = pertShape(estimate)
    return betaLevels(alpha, beta, STRATA).map((share) => low + (high - low) * share)
  }
  return isLogNormal(estimate) ? logNormalLevels(estimate) : normalLevels(estimate)
}

function normalLevels(estimate: Interval): Float64Array {
  const { mu, sigma } = normalShape(estimate)
  return standardNormal().map((deviation) => mu + sigma * deviation)
}

// Those above the median are as many times as great as those below are smaller.
function logNormalLevels(estimate: Interval): Float64Array {
  const median = geometricMean(estimate)
  const factors = factorsFor(logNormalShape(estimate).sigma)
  const levels = new Float64Array(STRATA)
  for (let at = 0; at < factors.length; at++) {
    levels[STRATA / 2 - 1 - at] = median / factors[at]!
    levels[STRATA / 2 + at] = median * factors[at]!
  }
  return levels
}

// People write 2 to 4 and 10 to 20 far more often than two ranges whose ends are differently far apart.
const MOST_DEVIATIONS = 64
const factors = new Map<number, Float64Array>()

/** How many times the median the levels above it are. */
function factorsFor(sigma: number): Float64Array {
  const before = factors.get(sigma)
  if (before) return before
  if (factors.size === MOST_DEVIATIONS) factors.clear()
  const made = standardNormal()
    .subarray(STRATA / 2)
    .map((deviation) => sigma * deviation)
  raiseAll(made)
  factors.set(sigma, made)
  return made
}

let known: Float64Array | undefined

function standardNormal(): Float64Array {
  known ??= Float64Array.from({ length: STRATA }, (_, stratum) =>
    normalQuantile((stratum + 0.5) / STRATA),
  )
  return known
}

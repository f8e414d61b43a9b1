import { betaQuantile } from '../estimates/beta.js'
import type { Estimate, Interval, Mixture, ThreePoint } from '../estimates/estimate.js'
import type { Limits } from '../estimates/limits.js'
import { isLogNormal, logNormalShape, normalShape, pertShape } from '../estimates/shape.js'
import { normalQuantile } from './normal-quantile.js'
import { BLOCK, strata, streamOf } from './permutation.js'
import type { DrawnPlace, Sampling } from './sampling.js'

/**
 * Draws of one estimate: log-normal or normal of an interval, PERT of three points, the sum of a
 * total's parts, one part of a mixture by weight. A draw beyond a limit is set to the limit. Draw n
 * depends on seed, item and place alone, not on how many are made.
 */
export function sampleEstimate(
  estimate: Estimate,
  limits: Limits,
  at: DrawnPlace,
  sampling: Sampling,
): Float64Array {
  const draws = drawn(estimate, limits, at, sampling)
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, above = min } = limits
  const least = Math.max(min, above)
  for (let row = 0; row < draws.length; row++)
    draws[row] = Math.min(Math.max(draws[row]!, least), max)
  return draws
}

function drawn(
  estimate: Estimate,
  limits: Limits,
  at: DrawnPlace,
  sampling: Sampling,
): Float64Array {
  switch (estimate.kind) {
    case 'point':
      return new Float64Array(sampling.draws).fill(estimate.value)
    case 'interval':
    case 'three-point': {
      const values = quantiles(estimate)
      return Float64Array.from(strataOf(at, sampling), (stratum) => values[stratum]!)
    }
    case 'total': {
      const sum = new Float64Array(sampling.draws)
      for (const [name, part] of Object.entries(estimate.of)) {
        const place = { ...at, place: `${at.place}.${name}` }
        const values = sampleEstimate(part, limits, place, sampling)
        for (let row = 0; row < sum.length; row++) sum[row]! += values[row]!
      }
      return sum
    }
    case 'mixture':
      return mixed(estimate, limits, at, sampling)
  }
}

function mixed({ of }: Mixture, limits: Limits, at: DrawnPlace, sampling: Sampling): Float64Array {
  const parts = of.map(({ estimate }) => sampleEstimate(estimate, limits, at, sampling))
  const all = of.reduce((sum, { weight }) => sum + weight, 0)
  let sum = 0
  const upTo = of.map(({ weight }) => {
    sum += weight
    return sum / all
  })
  const picks = strataOf({ ...at, place: `${at.place}#` }, sampling)
  return Float64Array.from(picks, (stratum, row) => {
    const pick = upTo.findIndex((share) => (stratum + 0.5) / BLOCK < share)
    return parts[pick < 0 ? parts.length - 1 : pick]![row]!
  })
}

function strataOf({ item, place }: DrawnPlace, { seed, draws, from = 0 }: Sampling): Uint16Array {
  return strata(streamOf(seed, item, place), from, draws)
}

/** The quantiles in the middle of each stratum. */
function quantiles(estimate: Interval | ThreePoint): Float64Array {
  const of = quantileOf(estimate)
  return Float64Array.from({ length: BLOCK }, (_, stratum) => of((stratum + 0.5) / BLOCK))
}

function quantileOf(estimate: Interval | ThreePoint): (share: number) => number {
  if (estimate.kind === 'three-point') {
    const { low, high } = estimate
    const { alpha, beta } = pertShape(estimate)
    return (share) => low + (high - low) * betaQuantile(share, alpha, beta)
  }
  if (isLogNormal(estimate)) {
    const { mu, sigma } = logNormalShape(estimate)
    return (share) => Math.exp(mu + sigma * normalQuantile(share))
  }
  const { mu, sigma } = normalShape(estimate)
  return (share) => mu + sigma * normalQuantile(share)
}

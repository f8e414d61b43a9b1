import type { Estimate, Mixture } from '../estimates/estimate.js'
import type { Limits } from '../estimates/limits.js'
import { levelsOf } from './levels.js'
import { type DrawnPlace, type Sampling, teamPlace } from './sampling.js'
import { type Spread, STRATA, shuffled } from './strata.js'

/**
 * Draws of one estimate: log-normal or normal of an interval, PERT of three points, the sum of a
 * total's parts, one part of a mixture by weight. A draw beyond a limit is set to the limit. Draw n
 * depends on seed, item and place alone, not on how many are made. Every thousand draws hold the
 * middle of each thousandth of the distribution once.
 */
export function sampleEstimate(
  estimate: Estimate,
  limits: Limits,
  { item, place }: DrawnPlace,
  sampling: Sampling,
): Float64Array {
  return spreadEstimate(estimate, limits, place, shuffled(item, sampling))
}

/** The values of an estimate in the order that a spread gives them; a single one where it is certain. */
export function spreadEstimate(
  estimate: Estimate,
  limits: Limits,
  place: string,
  spread: Spread,
): Float64Array {
  switch (estimate.kind) {
    case 'point':
      return spread(new Float64Array(STRATA).fill(estimate.value), place)
    case 'interval':
    case 'three-point':
      return spread(keep(levelsOf(estimate), limits), place)
    case 'total':
      return sumOf(
        Object.entries(estimate.of).map(([name, part]) =>
          spreadEstimate(part, limits, `${teamPlace}.${name}`, spread),
        ),
      )
    case 'mixture':
      return mix(estimate, limits, place, spread)
  }
}

// Of values in ascending order.
function keep(values: Float64Array, limits: Limits): Float64Array {
  const [first, last] = [values[0]!, values[values.length - 1]!]
  if (toLimits(first, limits) === first && toLimits(last, limits) === last) return values
  return values.map((value) => toLimits(value, limits))
}

/** A value, or the limit that it is beyond. */
export function toLimits(value: number, { min, max, above }: Limits): number {
  const least = Math.max(min ?? Number.NEGATIVE_INFINITY, above ?? Number.NEGATIVE_INFINITY)
  return Math.min(Math.max(value, least), max ?? Number.POSITIVE_INFINITY)
}

function sumOf(parts: readonly Float64Array[]): Float64Array {
  const [first, ...rest] = parts
  return first!.map((value, row) => rest.reduce((sum, part) => sum + part[row]!, value))
}

// Which part holds is drawn apart from where in its distribution the value lies.
function mix({ of }: Mixture, limits: Limits, place: string, spread: Spread): Float64Array {
  const parts = of.map(({ estimate }) => spreadEstimate(estimate, limits, place, spread))
  const picks = spread(partByStratum(of.map(({ weight }) => weight)), `${place}#`)
  return picks.map((part, row) => parts[part]![row]!)
}

function partByStratum(weights: readonly number[]): Float64Array {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  const upTo = weights.map((weight) => {
    sum += weight
    return sum / all
  })
  return Float64Array.from({ length: STRATA }, (_, stratum) => {
    const part = upTo.findIndex((share) => (stratum + 0.5) / STRATA < share)
    return part < 0 ? weights.length - 1 : part
  })
}

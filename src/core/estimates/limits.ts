import { decidedOf, type Estimate, type Interval } from './estimate.js'
import { rangeOf } from './range.js'

/** Values that a quantity may have. */
export interface Limits {
  /** Least and greatest allowed value; `above` is a bound that itself is not allowed. */
  readonly min?: number
  readonly max?: number
  readonly above?: number
}

/** The values in use (`[1, 2, 3, 5]`) or their span; another value is allowed and unusual. */
export type Scale = readonly number[] | { readonly from: number; readonly to: number }

/** An end of an estimate beyond a limit. */
export interface LimitFault {
  /** The key under which a three-point estimate gives it. */
  readonly end: 'value' | 'low' | 'likely' | 'high'
  readonly got: number
  /** `at most` 1, `above` 0. */
  readonly limit: 'above' | 'at least' | 'at most'
  readonly bound: number
  readonly hint?: string
}

/** The first end of an estimate that is beyond a limit, or undefined. */
export function limitFault(estimate: Estimate, limits: Limits): LimitFault | undefined {
  switch (estimate.kind) {
    case 'point':
      return faultAt('value', estimate.value, limits)
    case 'interval':
      return intervalFault(estimate, limits)
    case 'three-point':
      return (
        faultAt('low', estimate.low, limits) ??
        faultAt('likely', estimate.likely, limits) ??
        faultAt('high', estimate.high, limits)
      )
    case 'total':
      return firstFault(Object.values(estimate.of), limits)
    case 'mixture':
      return firstFault(decidedOf(estimate), limits)
  }
}

// A share that is written in percent without the sign means both of its ends so.
function intervalFault({ low, high }: Interval, limits: Limits): LimitFault | undefined {
  const fault = faultAt('low', low, limits) ?? faultAt('high', high, limits)
  if (fault?.hint === undefined || limits.max !== 1) return fault
  const { hint: _, ...bare } = fault
  const [from, to] = [low, high].map((end) => (end > 1 ? end : Number((end * 100).toPrecision(12))))
  return from! < to! && to! <= 100 ? { ...bare, hint: `write ${from}% to ${to}%` } : bare
}

function firstFault(estimates: readonly Estimate[], limits: Limits): LimitFault | undefined {
  for (const estimate of estimates) {
    const fault = limitFault(estimate, limits)
    if (fault) return fault
  }
  return undefined
}

function faultAt(end: LimitFault['end'], got: number, limits: Limits): LimitFault | undefined {
  const broken = brokenLimit(got, limits)
  if (!broken) return undefined
  const hint = shareHint(got, limits)
  return { end, got, ...broken, ...(hint !== undefined && { hint }) }
}

/** The number of an estimate that is off its scale: a plain number that is not on it, or an end of a range beyond it. Words are not held to it. */
export function offScale(estimate: Estimate, scale: Scale): number | undefined {
  if (estimate.kind === 'point' && estimate.word !== undefined) return undefined
  if (estimate.kind === 'point' && !('from' in scale))
    return scale.includes(estimate.value) ? undefined : estimate.value
  const { from, to } = 'from' in scale ? scale : spanOf(scale)
  const { low, high } = rangeOf(estimate)
  return low < from ? low : high > to ? high : undefined
}

function spanOf(scale: readonly number[]) {
  return { from: Math.min(...scale), to: Math.max(...scale) }
}

/** A scale in words: `1, 2, 3, 5` or `1 to 10`. */
export function scaleName(scale: Scale): string {
  return 'from' in scale ? `${scale.from} to ${scale.to}` : scale.join(', ')
}

function brokenLimit(
  value: number,
  { min, max, above }: Limits,
): Pick<LimitFault, 'limit' | 'bound'> | undefined {
  if (above !== undefined && value <= above) return { limit: 'above', bound: above }
  if (min !== undefined && value < min) return { limit: 'at least', bound: min }
  if (max !== undefined && value > max) return { limit: 'at most', bound: max }
  return undefined
}

// `confidence: 80` where a share is meant, and `confidence: 80%` where a mark from 1 to 10 is.
function shareHint(value: number, { min, max }: Limits): string | undefined {
  if (max === 1 && value > 1 && value < 10 && !Number.isInteger(value))
    return 'write a percentage, such as 80%, or a share of 1, such as 0.8'
  if (max === 1 && value > 1 && value <= 100)
    return `write ${value}% or ${Number((value / 100).toPrecision(12))}`
  if (min !== undefined && min >= 1 && max !== undefined && value > 0 && value < 1)
    return `it goes from ${min} to ${max}, and a percentage is read as a share: 80% is 0.8`
  return undefined
}

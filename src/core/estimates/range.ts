import type { Estimate } from './estimate.js'

/** Between which values an estimate lies by its ends: of an interval those of its 90 %. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** The range of an estimate: of a total from the sum of the least to the sum of the greatest, of a mixture that of all parts. */
export function rangeOf(estimate: Estimate): Range {
  switch (estimate.kind) {
    case 'point':
      return { low: estimate.value, high: estimate.value }
    case 'interval':
    case 'three-point':
      return { low: estimate.low, high: estimate.high }
    case 'total':
      return Object.values(estimate.of)
        .map(rangeOf)
        .reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }))
    case 'mixture':
      return estimate.of
        .map((part) => rangeOf(part.estimate))
        .reduce((all, { low, high }) => ({
          low: Math.min(all.low, low),
          high: Math.max(all.high, high),
        }))
  }
}

import { decidedOf, type Estimate } from '../estimates/estimate.js'

/**
 * The values between which an estimate holds: the ends of a 90 % interval or of a PERT, of a total the sums of those of
 * its parts, of several people's the widest; undefined of a single number.
 */
export function rangeOf(
  estimate: Estimate,
): { readonly low: number; readonly high: number } | undefined {
  const { low, high } = endsOf(estimate)
  return low < high ? { low, high } : undefined
}

function endsOf(estimate: Estimate): { readonly low: number; readonly high: number } {
  switch (estimate.kind) {
    case 'point':
      return { low: estimate.value, high: estimate.value }
    case 'interval':
    case 'three-point':
      return estimate
    case 'total': {
      const parts = Object.values(estimate.of).map(endsOf)
      const sum = (end: 'low' | 'high') => parts.reduce((total, part) => total + part[end], 0)
      return { low: sum('low'), high: sum('high') }
    }
    case 'mixture': {
      const parts = [...decidedOf(estimate), ...estimate.of.map((part) => part.estimate)].map(
        endsOf,
      )
      return {
        low: Math.min(...parts.map(({ low }) => low)),
        high: Math.max(...parts.map(({ high }) => high)),
      }
    }
  }
}

import type { Estimate } from '../core/estimates/estimate.js'

/** An estimate as people write it, where that says more than its point value: a word, a range. */
export function estimateText(estimate: Estimate, value: (number: number) => string): string {
  switch (estimate.kind) {
    case 'point':
      return estimate.word ?? ''
    case 'interval':
      return `${value(estimate.low)} to ${value(estimate.high)}`
    case 'three-point':
      return `${value(estimate.low)}, likely ${value(estimate.likely)}, ${value(estimate.high)}`
    case 'total':
      return `${estimate.of.length} teams together`
  }
}

import { betaMedian } from './beta.js'
import type { Estimate } from './estimate.js'
import { geometricMean, isLogNormal, normalShape, pertShape } from './shape.js'

/**
 * The number that stands for an estimate in a score: its median. That of a total is the sum of its
 * parts' medians, so that the number shown is the sum of those shown; a mixture has its own.
 */
export function pointValue(estimate: Estimate): number {
  switch (estimate.kind) {
    case 'point':
      return estimate.value
    case 'interval':
      return isLogNormal(estimate) ? geometricMean(estimate) : normalShape(estimate).mu
    case 'three-point': {
      const { alpha, beta } = pertShape(estimate)
      return estimate.low + (estimate.high - estimate.low) * betaMedian(alpha, beta)
    }
    case 'total':
      return Object.values(estimate.of).reduce((sum, part) => sum + pointValue(part), 0)
    case 'mixture':
      return estimate.point
  }
}

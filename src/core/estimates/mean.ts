import type { Estimate } from './estimate.js'
import { exponential } from './exponential.js'
import { geometricMean, isLogNormal, logNormalDeviation, normalShape } from './shape.js'

/**
 * The mean of an estimate, which adds up: exp(μ + σ²/2) of a log-normal interval, the middle of a
 * normal one, (low + 4 likely + high) / 6 of a PERT, that of the decision of a mixture, else of its parts by weight.
 */
export function meanOf(estimate: Estimate): number {
  switch (estimate.kind) {
    case 'point':
      return estimate.value
    case 'interval': {
      if (!isLogNormal(estimate)) return normalShape(estimate).mu
      const sigma = logNormalDeviation(estimate)
      return geometricMean(estimate) * exponential((sigma * sigma) / 2)
    }
    case 'three-point':
      return (estimate.low + 4 * estimate.likely + estimate.high) / 6
    case 'total':
      return Object.values(estimate.of).reduce((sum, part) => sum + meanOf(part), 0)
    case 'mixture': {
      const { decision, of } = estimate
      if (decision) return meanOf(decision)
      const all = of.reduce((sum, { weight }) => sum + weight, 0)
      return of.reduce((sum, part) => sum + (part.weight / all) * meanOf(part.estimate), 0)
    }
  }
}

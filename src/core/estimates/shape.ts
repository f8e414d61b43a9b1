import type { Interval, ThreePoint } from './estimate.js'
import { logarithm } from './exponential.js'

/** The quantile of the standard normal distribution at 95 %: a 90 % interval is ± that many deviations. */
export const Z95 = 1.6448536269514722

/** Whether an interval is read as log-normal: both of its ends are above zero. */
export function isLogNormal(interval: Interval): boolean {
  return interval.low > 0
}

/** Mean and deviation of the logarithm of a log-normal interval. */
export function logNormalShape(interval: Interval): { mu: number; sigma: number } {
  const mu = (logarithm(interval.low) + logarithm(interval.high)) / 2
  return { mu, sigma: logNormalDeviation(interval) }
}

/** The deviation alone: the same for all whose ends are as many times apart, unless that is more than a double holds. */
export function logNormalDeviation({ low, high }: Interval): number {
  const times = high / low
  const width = times < Number.MAX_VALUE ? logarithm(times) : logarithm(high) - logarithm(low)
  return width / (2 * Z95)
}

/** Mean and deviation of a normal interval. */
export function normalShape({ low, high }: Interval): { mu: number; sigma: number } {
  return { mu: low / 2 + high / 2, sigma: (high / 2 - low / 2) / Z95 }
}

/** The Beta distribution of a PERT between its least and its greatest value. */
export function pertShape({ low, likely, high }: ThreePoint): { alpha: number; beta: number } {
  const mode = (likely - low) / (high - low)
  return { alpha: 1 + 4 * mode, beta: 1 + 4 * (1 - mode) }
}

/** The median of a log-normal interval: the geometric mean of its ends. */
export function geometricMean({ low, high }: Interval): number {
  const square = low * high
  const isExact = square > 1e-300 && square < 1e300
  return isExact ? Math.sqrt(square) : Math.sqrt(low) * Math.sqrt(high)
}

import { power } from './power.js'

const MOST_STEPS = 60

/** The median of a Beta distribution; both parameters are at least 1. */
export function betaMedian(a: number, b: number): number {
  return a > b ? 1 - betaQuantile(0.5, b, a) : betaQuantile(0.5, a, b)
}

/**
 * The quantile of a Beta distribution, exact to about 1e-14: the x at which the incomplete beta
 * function is that share of the complete one. Both parameters are at least 1, the share is above 0
 * and below 1.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  const [below, above] = [incompleteBeta(0.5, a, b), incompleteBeta(0.5, b, a)]
  const part = share * (below + above)
  if (part > below) return 1 - betaQuantile(1 - share, b, a)
  let low = 0
  let high = 0.5
  let x = (a - 1 / 3) / (a + b - 2 / 3)
  for (let step = 0; step < MOST_STEPS; step++) {
    const excess = incompleteBeta(x, a, b) - part
    if (excess === 0) return x
    if (excess > 0) high = x
    else low = x
    const slope = power(x, a - 1) * power(1 - x, b - 1)
    const newton = x - excess / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - x) <= 1e-16) return next
    x = next
  }
  return x
}

/**
 * The incomplete beta function, not regularised, for 0 < x ≤ ½: its power series
 * x^a Σ (1−b)(2−b)…(n−b) / n! × x^n / (a+n), whose terms at least halve.
 */
function incompleteBeta(x: number, a: number, b: number): number {
  let factor = 1
  let sum = 1 / a
  for (let n = 1; n < 200; n++) {
    factor *= ((n - b) * x) / n
    const term = factor / (a + n)
    sum += term
    if (Math.abs(term) <= 1e-18 * sum) break
  }
  return power(x, a) * sum
}

import { exponential, logarithm } from './exponential.js'

// Beyond it repeated squaring loses more digits than the logarithm does.
const LARGEST_WHOLE = 1024

/**
 * a to the power of b, the same on every version of Node: repeated multiplication for whole
 * exponents, else exp(b × log a). Not a number where a is negative and b is not whole, or where 0
 * is raised to a negative power.
 */
export function power(a: number, b: number): number {
  if (Number.isInteger(b)) {
    if (b < 0) return a === 0 ? Number.NaN : 1 / power(a, -b)
    if (b <= LARGEST_WHOLE) return wholePower(a, b)
    const size = realPower(Math.abs(a), b)
    return a < 0 && b % 2 === 1 ? -size : size
  }
  return realPower(a, b)
}

function wholePower(a: number, b: number): number {
  let result = 1
  let square = a
  for (let rest = b; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square
    if (rest > 1) square *= square
  }
  return result
}

function realPower(a: number, b: number): number {
  if (a === 0) return b > 0 ? 0 : Number.NaN
  return a < 0 ? Number.NaN : exponential(b * logarithm(a))
}

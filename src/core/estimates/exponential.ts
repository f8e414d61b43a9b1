/**
 * e to the power of x, within a unit in the last place. Own arithmetic: that of the platform is compiled code, which
 * need not give the same bits on every processor and version of Node.
 */
export function exponential(x: number): number {
  single[0] = x
  raiseAll(single)
  return single[0]!
}

const single = new Float64Array(1)

/** Replaces every number x by e to its power. */
export function raiseAll(values: Float64Array): void {
  for (let at = 0; at < values.length; at++) {
    const x = values[at]!
    if (!(x > LEAST && x < MOST)) {
      values[at] = x >= MOST ? Number.POSITIVE_INFINITY : x <= LEAST ? 0 : x
      continue
    }
    const twos = Math.floor(x * Math.LOG2E + 0.5)
    const high = x - twos * LN2_HIGH
    const low = twos * LN2_LOW
    const rest = high - low
    // rest² × (1/2! + rest/3! + …); what comes after 1/13! is below 1e-17.
    let sum = rest / 6227020800 + 1 / 479001600
    sum = sum * rest + 1 / 39916800
    sum = sum * rest + 1 / 3628800
    sum = sum * rest + 1 / 362880
    sum = sum * rest + 1 / 40320
    sum = sum * rest + 1 / 5040
    sum = sum * rest + 1 / 720
    sum = sum * rest + 1 / 120
    sum = sum * rest + 1 / 24
    sum = sum * rest + 1 / 6
    sum = sum * rest + 1 / 2
    // In two steps, so that neither power is beyond what a double holds.
    const half = twos >> 1
    values[at] =
      (1 + (high - (low - rest * rest * sum))) *
      powers[half - LEAST_POWER]! *
      powers[twos - half - LEAST_POWER]!
  }
}

// Beyond them the result is 0 or infinite.
const LEAST = -746
const MOST = 710

/** The natural logarithm, within two units in the last place; NaN of a number below 0. Own arithmetic too. */
export function logarithm(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  const isSubnormal = x < LEAST_NORMAL
  bits.setFloat64(0, isSubnormal ? x * TWO_TO_54 : x)
  // Sign, eleven bits of the exponent, and the first four of the fraction.
  const head = bits.getUint16(0)
  let twos = (head >> 4) - 1023 - (isSubnormal ? 54 : 0)
  bits.setUint16(0, (head & 0xf) | 0x3ff0)
  let fraction = bits.getFloat64(0)
  if (fraction > Math.SQRT2) {
    fraction /= 2
    twos++
  }
  // log f = 2 (s + s³/3 + s⁵/5 + …) with s = (f − 1) / (f + 1).
  const ratio = (fraction - 1) / (fraction + 1)
  const square = ratio * ratio
  // 1 / 23 times the 23rd power of at most 0.172 is below 1e-18.
  let sum = (2 / 23) * square
  sum = (sum + 2 / 21) * square
  sum = (sum + 2 / 19) * square
  sum = (sum + 2 / 17) * square
  sum = (sum + 2 / 15) * square
  sum = (sum + 2 / 13) * square
  sum = (sum + 2 / 11) * square
  sum = (sum + 2 / 9) * square
  sum = (sum + 2 / 7) * square
  sum = (sum + 2 / 5) * square
  sum = (sum + 2 / 3) * square
  return twos * LN2_HIGH + (ratio * sum + twos * LN2_LOW + 2 * ratio)
}

// The logarithm of 2 in two parts, the first with so few digits that its multiples are exact.
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

const LEAST_NORMAL = 2.2250738585072014e-308
const TWO_TO_54 = 18_014_398_509_481_984
const bits = new DataView(new ArrayBuffer(8))

const LEAST_POWER = -540
const powers = new Float64Array(1081)
for (let at = 0, power = 1; at <= 540; at++, power *= 2) {
  powers[at - LEAST_POWER] = power
  powers[-at - LEAST_POWER] = 1 / power
}

const DIGITS = 12

/** A score as scores are compared: rounded to 12 significant digits, so that the order of additions makes no difference. */
export function roundScore(score: number): number {
  const size = Math.abs(score)
  if (size === 0) return 0
  const rounded = quickly(size) ?? Number(size.toPrecision(DIGITS))
  return score < 0 ? -rounded : rounded
}

const LEAST = 1e11
const MOST = 1e12

// All that are exact.
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * The nearest number of 12 digits where that can be told without writing it down, which takes a hundred times as long;
 * else undefined. The product is off by less than 0.0001, and the quotient of two exact numbers is the nearest one.
 */
function quickly(size: number): number | undefined {
  let exponent = 9
  while (exponent > 0 && size * POWERS_OF_TEN[exponent]! >= MOST) exponent--
  while (exponent < 22 && size * POWERS_OF_TEN[exponent]! < LEAST) exponent++
  const power = POWERS_OF_TEN[exponent]!
  const scaled = size * power
  if (!(scaled >= LEAST && scaled < MOST)) return undefined
  const digits = Math.round(scaled)
  return Math.abs(Math.abs(scaled - digits) - 0.5) < 0.001 ? undefined : digits / power
}

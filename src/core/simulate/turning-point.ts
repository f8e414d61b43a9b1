// Each round divides what is between by so much; so many rounds are more than the digits of a double.
const PARTS = 32
const ROUNDS = 14

/**
 * The last value before a condition turns that does not hold at the first value and holds at the second, to the last
 * digits. Where it turns several times between them it is one of these. The condition is asked of several values at once:
 * which of them is the first that it holds at, −1 where it holds at none.
 */
export function turningPoint(
  firstTurned: (values: Float64Array) => number,
  from: number,
  to: number,
): number {
  let [outside, inside] = [from, to]
  const between = new Float64Array(PARTS - 1)
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < between.length; at++) {
      const part = (at + 1) / PARTS
      between[at] = outside * (1 - part) + inside * part
    }
    const first = firstTurned(between)
    const [before, after] = [between[first < 0 ? between.length - 1 : first - 1], between[first]]
    if ((before ?? outside) === outside && (after ?? inside) === inside) break
    outside = before ?? outside
    inside = after ?? inside
  }
  return outside
}

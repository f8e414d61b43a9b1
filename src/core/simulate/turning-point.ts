// More than the digits of a double.
const HALVINGS = 60

/**
 * The last value before a condition turns that does not hold at the first value and holds at the second, to the last
 * digits. Where it turns several times between them it is one of these.
 */
export function turningPoint(
  isTurned: (value: number) => boolean,
  from: number,
  to: number,
): number {
  let [outside, inside] = [from, to]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = outside / 2 + inside / 2
    if (middle === outside || middle === inside) break
    if (isTurned(middle)) inside = middle
    else outside = middle
  }
  return outside
}

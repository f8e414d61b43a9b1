/** How two items stand with a value: the first is above, equal, below, or one of them has no rank. */
export type Sign = 1 | 0 | -1 | typeof UNRANKED

export const UNRANKED = 2

/** How they stand with each of these values. */
export type Signs = (values: Float64Array) => readonly Sign[]

/** Where an order turns. */
export interface Turn {
  /** The value at which it does. */
  readonly at: number
  /** Whether it is turned with that value itself; else they are equal there, or it turns just beyond. */
  readonly isReached: boolean
  /** Where they are equal again or it turns back further out, null where neither. */
  readonly until: number | null
}

/**
 * The first value, going outward from the present one, which stands first, at which the order of two items turns, exact
 * to the last digits where it turns once; undefined where none of the values turns it. Between two values that are tried
 * the order is taken to turn once.
 */
export function turnOutward(values: Float64Array, signs: Signs): Turn | undefined {
  const found = signs(values)
  const [present] = found
  if (present !== 1 && present !== -1) return undefined
  const turned = -present
  const first = found.indexOf(turned as Sign)
  if (first < 0) return undefined
  const signAt = (value: number) => signs(Float64Array.of(value))[0]!
  const [before, after] = boundary(
    values[first - 1]!,
    values[first]!,
    (value) => signAt(value) === turned,
  )
  const isBack = (sign: Sign) => sign === present || sign === 0
  const back = found.findIndex((sign, at) => at > first && isBack(sign))
  const until =
    back < 0
      ? null
      : tidy(boundary(values[back - 1]!, values[back]!, (value) => isBack(signAt(value))))
  if (signAt(before) === 0) {
    const last = found.lastIndexOf(present, first)
    const inner = boundary(values[last]!, before, (value) => signAt(value) !== present)
    return { at: tidy([inner[1], before]), isReached: false, until }
  }
  const at = tidy([after, before])
  return { at, isReached: signAt(at) === turned, until }
}

/** The two neighbouring numbers between which something begins to hold: the last without, the first with it. */
function boundary(
  without: number,
  withIt: number,
  holds: (value: number) => boolean,
): readonly [number, number] {
  let [a, b] = [without, withIt]
  for (;;) {
    const middle = a + (b - a) / 2
    if (middle === a || middle === b) return [a, b]
    if (holds(middle)) b = middle
    else a = middle
  }
}

// Of numbers that are the same but for rounding, one with few digits, else the middle.
const SAME = 1e-9
const FEW_DIGITS = 10

function tidy([from, to]: readonly [number, number]): number {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  if (high - low > SAME * Math.max(Math.abs(low), Math.abs(high))) return to
  const slack = 1e-12 * Math.max(Math.abs(low), Math.abs(high))
  for (let digits = 1; digits <= FEW_DIGITS; digits++) {
    const short = Number(low.toPrecision(digits))
    if (short >= low - slack && short <= high + slack) return short
  }
  return low + (high - low) / 2
}

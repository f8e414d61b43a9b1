/** How two items stand: the first is above, equal, below. */
export type Sign = 1 | 0 | -1

/** How they stand with each of several values of one input. */
interface Stands {
  readonly signs: readonly Sign[]
  /** Whether the item of that input has a score then; without one it is below the other. */
  readonly isScored: readonly boolean[]
}

export type StandsWith = (values: Float64Array) => Stands

/** Where an order turns. */
export interface Turn {
  /** The value at which it does. */
  readonly at: number
  /** Whether it is turned with that value itself; else they are equal there, or it turns just beyond. */
  readonly isReached: boolean
  /** Where they are equal again or it turns back further out, null where neither. */
  readonly until: number | null
  /** Beyond which value there is no score, however far out; null where there is one. */
  readonly noScore: number | null
}

/** What was tried, going outward from the present value. */
interface Trial extends Stands {
  readonly values: Float64Array
  readonly stands: StandsWith
}

/**
 * The first value, going outward from the present one, which stands first, at which the order of two items turns, exact
 * to the last digits where it turns once; undefined where none of the values turns it. Between two values that are tried
 * the order is taken to turn once.
 */
export function turnOutward(values: Float64Array, stands: StandsWith): Turn | undefined {
  const trial = withinReach({ values, stands, ...stands(values) })
  const [present] = trial.signs
  const first = trial.signs.indexOf(-present! as Sign)
  if (!present || first < 0) return undefined
  return { ...turnAt(trial, first), until: untilAfter(trial, first), noScore: endOfScores(trial) }
}

// So far out, or so near to zero, the lack of a score says how large a number a computer knows, and nothing of the item.
const FAR = 1e15

function withinReach({ values, signs, isScored, stands }: Trial): Trial {
  const least = Math.abs(values[0]!) / FAR
  const isMeant = (value: number, at: number) =>
    isScored[at] || value === 0 || (Math.abs(value) <= FAR && Math.abs(value) > least)
  return {
    values: values.filter(isMeant),
    signs: signs.filter((_, at) => isMeant(values[at]!, at)),
    isScored: isScored.filter((_, at) => isMeant(values[at]!, at)),
    stands,
  }
}

function turnAt(trial: Trial, first: number): Pick<Turn, 'at' | 'isReached'> {
  const { values, signs } = trial
  const [present] = signs
  const isTurned = (value: number) => signAt(trial, value) === -present!
  const [before, after] = boundary(values[first - 1]!, values[first]!, isTurned)
  if (signAt(trial, before) === 0) {
    const last = signs.lastIndexOf(present!, first)
    const [, equal] = boundary(values[last]!, before, (value) => signAt(trial, value) !== present)
    return { at: tidy([equal, before], trial), isReached: false }
  }
  const at = tidy([after, before], trial)
  return { at, isReached: isTurned(at) }
}

function untilAfter(trial: Trial, first: number): number | null {
  const { values, signs } = trial
  const turned = signs[first]
  const back = signs.findIndex((sign, at) => at > first && sign !== turned)
  if (back < 0) return null
  const isBack = (value: number) => signAt(trial, value) !== turned
  const [, equal] = boundary(values[back - 1]!, values[back]!, isBack)
  const beyond = signs.findIndex((sign, at) => at >= back && sign !== 0)
  if (signAt(trial, equal) !== 0 || beyond < 0) return tidy([equal, equal], trial)
  const [last] = boundary(equal, values[beyond]!, (value) => signAt(trial, value) !== 0)
  return tidy([last, equal], trial)
}

function endOfScores(trial: Trial): number | null {
  const { values, isScored, stands } = trial
  const end = isScored.lastIndexOf(true) + 1
  if (end === values.length) return null
  const isWithout = (value: number) => !stands(Float64Array.of(value)).isScored[0]
  const edge = tidy(boundary(values[end - 1]!, values[end]!, isWithout), trial)
  return Math.abs(edge) <= Math.abs(values[0]!) / FAR ? 0 : edge
}

function signAt({ stands }: Trial, value: number): Sign {
  return stands(Float64Array.of(value)).signs[0]!
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

function tidy([from, to]: readonly [number, number], { values }: Trial): number {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  // Beside zero no two numbers are the same: what counts is how small they are beside the present value.
  if (low <= 0 && high >= 0 && high - low <= SAME * Math.abs(values[0]!)) return 0
  if (high - low > SAME * Math.max(Math.abs(low), Math.abs(high))) return to
  const slack = 1e-12 * Math.max(Math.abs(low), Math.abs(high))
  for (let digits = 1; digits <= FEW_DIGITS; digits++) {
    const short = Number(low.toPrecision(digits))
    if (short >= low - slack && short <= high + slack) return short
  }
  return low + (high - low) / 2
}

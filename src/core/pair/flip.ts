import { rangeOf } from '../estimates/range.js'
import type { Framework, Input } from '../frameworks/framework.js'
import type { Term } from '../rank/explanation.js'
import { numbersIn } from './numbers.js'
import { valuesOutward } from './outward.js'
import { type StandsWith, type Turn, turnOutward } from './turn.js'

/** A value of one input of one item that would turn the order of the two, all else being as it is. */
export interface Flip extends Turn {
  readonly direction: 'up' | 'down'
  /** The nearest value in use, a word or one of the scale, that turns it; undefined where there is none. */
  readonly inUse: { readonly value: number; readonly word: string | undefined } | undefined
  /** Whether it lies where the estimate says that the value may lie; null of a single number. */
  readonly isInside: boolean | null
}

/** What one input of one item would have to be. */
export interface InputFlips {
  readonly of: 'a' | 'b'
  readonly term: Term
  /** The nearest value above and the nearest below that turns the order; none where no allowed value does. */
  readonly flips: readonly Flip[]
  /** The probability that this input alone turns it, all others being their point values; 0 of a single number. */
  readonly chance: number
}

/** The nearest values of an input that turn an order, the smallest change first. */
export function flipsOf(term: Term, framework: Framework, stands: StandsWith): Flip[] {
  const { input } = term.need
  if (input.wordsOnly) return wordFlips(term, stands)
  const marks = [...numbersIn(framework), ...usedValues(input).map(({ value }) => value)]
  return (['up', 'down'] as const)
    .flatMap((direction): Flip[] => {
      const turn = turnOutward(valuesOutward(term.value, input, direction, marks), stands)
      if (!turn) return []
      const inUse = nearestInUse(term, direction, stands)
      return [{ ...turn, direction, inUse, isInside: isInside(term, turn, direction) }]
    })
    .sort((a, b) => Math.abs(a.at - term.value) - Math.abs(b.at - term.value))
}

/** How far a value is from the present one, as a share of it; null where that is 0. */
export function changeOf({ value }: Pick<Term, 'value'>, { at }: Pick<Turn, 'at'>): number | null {
  return value === 0 ? null : Math.abs(at - value) / Math.abs(value)
}

function isInside(
  { estimate }: Term,
  { at, isReached }: Turn,
  direction: 'up' | 'down',
): boolean | null {
  const { low, high } = rangeOf(estimate)
  if (low === high) return null
  const end = direction === 'up' ? high : low
  if (at === end) return isReached
  return direction === 'up' ? at < end : at > end
}

interface Used {
  readonly value: number
  readonly word: string | undefined
}

function usedValues({ words, scale }: Input): Used[] {
  const named = Object.entries(words).map(([word, value]) => ({ value, word }))
  const listed = scale && !('from' in scale) ? scale : []
  return [...named, ...listed.map((value) => ({ value, word: undefined }))]
}

function nearestInUse({ value, need }: Term, direction: 'up' | 'down', stands: StandsWith) {
  const beyond = usedValues(need.input)
    .filter((used) => (direction === 'up' ? used.value > value : used.value < value))
    .sort((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))
  return firstTurned(beyond, value, stands)
}

function firstTurned(used: readonly Used[], value: number, stands: StandsWith): Used | undefined {
  const tried = Float64Array.of(value, ...used.map((each) => each.value))
  const { signs, isScored } = stands(tried)
  const [present] = signs
  const found = tried.findIndex((_, at) => signs[at] === -present! && isScored[at] === true)
  return present ? used[found - 1] : undefined
}

// The numbers behind the words say nothing but which word it is.
function wordFlips(term: Term, stands: StandsWith): Flip[] {
  const others = usedValues(term.need.input)
    .filter(({ value }) => value !== term.value)
    .sort((a, b) => Math.abs(a.value - term.value) - Math.abs(b.value - term.value))
  const inUse = firstTurned(others, term.value, stands)
  if (!inUse) return []
  const direction = inUse.value > term.value ? 'up' : 'down'
  const alone = { until: null, noScore: null, isInside: null }
  return [{ at: inUse.value, isReached: true, ...alone, direction, inUse }]
}

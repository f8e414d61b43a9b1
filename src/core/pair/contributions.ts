import { logarithm } from '../estimates/exponential.js'
import { power } from '../estimates/power.js'
import { evaluate } from '../frameworks/formula/evaluate.js'
import type { Expression, InputTerm } from '../frameworks/formula/expression.js'
import { inputsOf } from '../frameworks/formula/expression.js'
import { keyOfInput, monomialOf } from '../frameworks/formula/monomial.js'

/** The point values of one item's inputs, by framework and name; what it does not name counts with its default. */
export type PointValues = ReadonlyMap<string, number>

/** What one input does to the scores of two items. */
export interface Contribution {
  readonly input: InputTerm
  readonly a: number
  readonly b: number
  /**
   * By what the score of the first is multiplied against that of the second; all of them together give the ratio of the
   * scores. null where the formula is no product or a value is not above zero.
   */
  readonly factor: number | null
  /**
   * Its part in all that pulls the scores apart: the logarithm of its factor beside the sum of those of all inputs,
   * regardless of their signs; below zero where it pulls towards the second. null where all values are alike.
   */
  readonly share: number | null
  /**
   * By how much the score of the first is higher for it: the mean of what the first loses with the value of the second
   * and what the second gains with the value of the first, all else being as it is. null where that gives no number.
   */
  readonly difference: number | null
}

/** What each input of a formula does to the scores of two items. */
export function contributions(formula: Expression, a: PointValues, b: PointValues): Contribution[] {
  const inputs = inputsOf(formula)
  const of = (values: PointValues, input: InputTerm) => values.get(keyOfInput(input)) ?? 0
  const factors = factorsOf(formula, a, b)
  const pull = [...(factors?.values() ?? [])].reduce(
    (sum, factor) => sum + Math.abs(logarithm(factor)),
    0,
  )
  return inputs.map((input) => {
    const factor = factors?.get(keyOfInput(input)) ?? null
    return {
      input,
      a: of(a, input),
      b: of(b, input),
      factor,
      share: factor === null || pull === 0 ? null : logarithm(factor) / pull,
      difference: differenceOf(formula, input, a, b),
    }
  })
}

/** The value of a formula for an item; not finite where it has none. */
export function scoreFor(formula: Expression, values: PointValues): number {
  const columns = (input: InputTerm) => Float64Array.of(values.get(keyOfInput(input)) ?? 0)
  return evaluate(formula, columns, 1)[0]!
}

function factorsOf(
  formula: Expression,
  a: PointValues,
  b: PointValues,
): ReadonlyMap<string, number> | undefined {
  const monomial = monomialOf(formula)
  if (!monomial || !(monomial.factor > 0)) return undefined
  const factors = new Map<string, number>()
  for (const [key, exponent] of monomial.powers) {
    const [x, y] = [a.get(key) ?? 0, b.get(key) ?? 0]
    if (!(x > 0 && y > 0)) return undefined
    factors.set(key, power(x / y, exponent))
  }
  return factors
}

function differenceOf(
  formula: Expression,
  input: InputTerm,
  a: PointValues,
  b: PointValues,
): number | null {
  const key = keyOfInput(input)
  const [x, y] = [a.get(key) ?? 0, b.get(key) ?? 0]
  if (x === y) return 0
  const lost = scoreFor(formula, a) - scoreFor(formula, new Map(a).set(key, y))
  const gained = scoreFor(formula, new Map(b).set(key, x)) - scoreFor(formula, b)
  const mean = (lost + gained) / 2
  return Number.isFinite(mean) ? mean : null
}

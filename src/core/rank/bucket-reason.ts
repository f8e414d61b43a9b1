import { evaluate } from '../frameworks/formula/evaluate.js'
import {
  comparisonLevel,
  type Expression,
  type InputTerm,
  inputsOf,
  operators,
} from '../frameworks/formula/expression.js'
import { type Naming, printFormula } from '../frameworks/formula/print.js'
import type { Framework } from '../frameworks/framework.js'
import type { InputValue } from './input-values.js'

/**
 * Why an item belongs to a bucket of a framework: what its condition asks, with the item's values beside the names, as
 * `value 10 ≥ 5.5`; the words where numbers only stand for them. Empty where there is nothing to say.
 */
export function bucketReasons(
  { buckets }: Framework,
  bucket: string,
  values: readonly InputValue[],
  number: (value: number) => string,
): string[] {
  const when = buckets.find(({ name }) => name === bucket)?.when
  if (!when) return []
  const given = ({ framework, name }: InputTerm) =>
    values.find(({ need }) => need.framework === framework && need.input.name === name)
  const asked = [...inputsOf(when)].flatMap((term) => given(term) ?? [])
  if (asked.length && asked.every(({ need }) => need.input.wordsOnly))
    return asked.length === 1 ? [] : [...new Set(asked)].map(wordOf)
  const point = (term: InputTerm) => given(term)?.value ?? 0
  const columns = (term: InputTerm) => Float64Array.of(point(term))
  const naming: Naming = (term) => {
    const value = term.kind === 'input' ? point(term) : evaluate(term.of, columns, 1)[0]!
    return `${term.name} ${number(value)}`
  }
  return factorsOf(when).map((factor) =>
    printFormula(factor, naming).replace(/ (?:>=|<=|==|!=) /g, (sign) => signs[sign]!),
  )
}

const signs: Readonly<Record<string, string>> = {
  ' >= ': ' ≥ ',
  ' <= ': ' ≤ ',
  ' == ': ' = ',
  ' != ': ' ≠ ',
}

function wordOf({ need, estimate, value }: InputValue): string {
  const word = estimate.kind === 'point' ? estimate.word : undefined
  return `${need.name} ${word ?? value}`
}

// Conditions that all hold are written as their product.
function factorsOf(condition: Expression): Expression[] {
  if (condition.kind !== 'binary' || condition.operator !== '*') return [condition]
  const factors = [condition.left, condition.right].flatMap(factorsOf)
  return factors.every(isComparison) ? factors : [condition]
}

function isComparison(expression: Expression): boolean {
  return expression.kind === 'binary' && operators[expression.operator].level === comparisonLevel
}

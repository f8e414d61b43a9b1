import { evaluate } from './evaluate.js'
import type { Binary, Expression, InputTerm } from './expression.js'
import { chainOf, inputsOf, operands } from './expression.js'
import { printFormula } from './print.js'

const LONGEST = 80

/**
 * Why an expression has no number where its inputs have these values: the innermost part that has
 * none, as the end of a sentence about the formula. The expression is one without a number.
 */
export function whyNoNumber(expression: Expression, value: (input: InputTerm) => number): string {
  const { part, of } = partWithoutNumber(expression, value)
  const text = printFormula(part)
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  if (part.kind === 'binary' && part.operator === '/' && of(part.right) === 0)
    return `${shown} divides by 0`
  if (part.kind === 'binary' && part.operator === '^')
    return `${shown} raises ${of(part.left)} to the power of ${of(part.right)}`
  if (part.kind === 'call' && (part.name === 'log' || part.name === 'sqrt'))
    return `${shown} takes the ${part.name === 'log' ? 'logarithm' : 'root'} of ${of(part.of[0]!)}`
  return `${shown} is beyond the largest number`
}

/** The inputs that leave the expression without a number there: those of the divisor where that is 0, else of the innermost part. */
export function inputsAtFault(
  expression: Expression,
  value: (input: InputTerm) => number,
): InputTerm[] {
  const { part } = partWithoutNumber(expression, value)
  return inputsOf(part.kind === 'binary' && part.operator === '/' ? part.right : part)
}

function partWithoutNumber(expression: Expression, value: (input: InputTerm) => number) {
  const columns = (input: InputTerm) => Float64Array.of(value(input))
  const of = (part: Expression) => evaluate(part, columns, 1)[0]!
  return { part: innermost(expression, (each) => !Number.isFinite(of(each)), of), of }
}

function innermost(
  expression: Expression,
  isNone: (part: Expression) => boolean,
  of: (part: Expression) => number,
): Expression {
  const within = (part: Expression) => innermost(part, isNone, of)
  if (expression.kind === 'binary') return innermostOfChain(expression, isNone, within)
  if (expression.kind === 'choose') {
    if (isNone(expression.when)) return within(expression.when)
    return within(of(expression.when) === 0 ? expression.otherwise : expression.then)
  }
  const part = operands(expression).find(isNone)
  return part ? within(part) : expression
}

function innermostOfChain(
  binary: Binary,
  isNone: (part: Expression) => boolean,
  within: (part: Expression) => Expression,
): Expression {
  const { first, steps } = chainOf(binary)
  if (isNone(first)) return within(first)
  for (const step of steps) {
    if (isNone(step.right)) return within(step.right)
    if (isNone(step)) return step
  }
  return binary
}

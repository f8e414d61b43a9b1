import { power } from '../../estimates/power.js'
import type { Expression, InputTerm } from './expression.js'

/** A formula that is a number times powers of inputs. */
export interface Monomial {
  readonly factor: number
  /** The exponent of each input, by framework and name. */
  readonly powers: ReadonlyMap<string, number>
}

/** The input by framework and name, as `rice.reach`. */
export function keyOfInput({ framework, name }: Pick<InputTerm, 'framework' | 'name'>): string {
  return `${framework}.${name}`
}

/** A formula as a product of powers of its inputs; undefined where it is none, as a sum. */
export function monomialOf(expression: Expression): Monomial | undefined {
  switch (expression.kind) {
    case 'number':
      return { factor: expression.value, powers: none }
    case 'input':
      return { factor: 1, powers: new Map([[keyOfInput(expression), 1]]) }
    case 'score':
      return monomialOf(expression.of)
    case 'negate':
      return scaled(monomialOf(expression.of), -1)
    case 'binary':
      return ofBinary(expression)
    default:
      return undefined
  }
}

const none: ReadonlyMap<string, number> = new Map()

function scaled(of: Monomial | undefined, by: number): Monomial | undefined {
  return of && { factor: of.factor * by, powers: of.powers }
}

function ofBinary({
  operator,
  left,
  right,
}: Extract<Expression, { kind: 'binary' }>): Monomial | undefined {
  if (operator !== '*' && operator !== '/' && operator !== '^') return undefined
  const [a, b] = [monomialOf(left), monomialOf(right)]
  if (!a || !b) return undefined
  if (operator === '*') return { factor: a.factor * b.factor, powers: together(a, b, 1) }
  if (operator === '/') return { factor: a.factor / b.factor, powers: together(a, b, -1) }
  if (b.powers.size > 0) return undefined
  return {
    factor: power(a.factor, b.factor),
    powers: together({ ...a, powers: none }, a, b.factor),
  }
}

function together(a: Monomial, b: Monomial, times: number): ReadonlyMap<string, number> {
  const powers = new Map(a.powers)
  for (const [key, exponent] of b.powers) powers.set(key, (powers.get(key) ?? 0) + exponent * times)
  return powers
}

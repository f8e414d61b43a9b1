import type { Columns } from '../../../../src/core/frameworks/formula/evaluate.js'
import type { Expression } from '../../../../src/core/frameworks/formula/expression.js'
import { parseFormula, type Scope, scopeOf } from '../../../../src/core/frameworks/formula/parse.js'

/** A scope in which each name is an input of one framework. */
export function inputScope(names: readonly string[]): Scope {
  return scopeOf(
    new Map(names.map((name) => [name, { kind: 'input', framework: 'own', name } as const])),
  )
}

/** The expression of a formula over inputs that has no fault. */
export function formula(text: string, names: readonly string[]): Expression {
  const parsed = parseFormula(text, inputScope(names))
  if ('faults' in parsed) throw new Error(`${text}: ${parsed.faults[0]!.reason}`)
  return parsed.expression
}

/** One row of values by name. */
export function row(values: Readonly<Record<string, number>>): Columns {
  return ({ name }) => Float64Array.of(values[name]!)
}

import { type Expression, operands } from '../frameworks/formula/expression.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import { levelsOf } from '../rank/buckets.js'

/** The numbers that stand in the formula and the conditions of a framework, where its value may leap. */
export function numbersIn(framework: Framework): number[] {
  const found = new Set<number>()
  const seen = new Set<Expression>()
  const visit = (expression: Expression): void => {
    if (seen.has(expression)) return
    seen.add(expression)
    if (expression.kind === 'number') found.add(expression.value)
    for (const operand of operands(expression)) visit(operand)
  }
  const formula = scoreOf(framework)
  if (formula) visit(formula)
  for (const { buckets } of levelsOf(framework)) for (const { when } of buckets) visit(when)
  return [...found]
}

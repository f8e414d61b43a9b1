import { chainOf, type Expression, operands } from './expression.js'

/** What an expression divides by, what is raised to a power below 0 included; each part once. */
export function divisorsOf(expression: Expression): Expression[] {
  const found = new Set<Expression>()
  const seen = new Set<Expression>()
  const visit = (each: Expression): void => {
    if (seen.has(each)) return
    seen.add(each)
    if (each.kind === 'binary')
      for (const { operator, left, right } of chainOf(each).steps) {
        if (operator === '/') found.add(right)
        if (operator === '^' && right.kind === 'negate') found.add(left)
      }
    for (const operand of operands(each)) visit(operand)
  }
  visit(expression)
  return [...found].filter(({ kind }) => kind !== 'number')
}

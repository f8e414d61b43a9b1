import {
  type Binary,
  comparisonLevel,
  type Expression,
  type InputTerm,
  operators,
  signLevel,
} from './expression.js'

const powerLevel = operators['^'].level
const operandLevel = powerLevel + 1

/** What stands for an input or for the score of another framework. */
export type Naming = (term: InputTerm | Extract<Expression, { kind: 'score' }>) => string

/**
 * A formula in the field's symbols, with no more parentheses than it needs; it can be read back.
 * `naming` may put values in the place of names.
 */
export function printFormula(expression: Expression, naming: Naming = (term) => term.name): string {
  return print(expression, 0, naming)
}

function print(expression: Expression, least: number, naming: Naming): string {
  const level = levelOf(expression)
  const text = printBare(expression, naming)
  return level < least ? `(${text})` : text
}

function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case 'choose':
      return 0
    case 'binary':
      return operators[expression.operator].level
    case 'negate':
      return signLevel
    case 'number':
      return expression.value < 0 ? signLevel : operandLevel
    default:
      return operandLevel
  }
}

function printBare(expression: Expression, naming: Naming): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value).replace(/^-/, '−')
    case 'input':
    case 'score':
      return naming(expression)
    case 'negate':
      return `−${print(expression.of, signLevel, naming)}`
    case 'binary':
      return printChain(expression, naming)
    case 'choose': {
      const when = print(expression.when, comparisonLevel, naming)
      const then = print(expression.then, 0, naming)
      return `${when} ? ${then} : ${print(expression.otherwise, 0, naming)}`
    }
    case 'call': {
      const list = expression.of.map((argument) => print(argument, 0, naming))
      return `${expression.name}(${list.join(', ')})`
    }
  }
}

// From right to left along a chain such as a + b − c, which may be long.
function printChain(binary: Binary, naming: Naming): string {
  const parts: string[] = []
  let at: Expression = binary
  while (at.kind === 'binary') {
    const { level, symbol } = operators[at.operator]
    const isPower = level === powerLevel
    parts.push(` ${symbol} ${print(at.right, isPower ? signLevel : level + 1, naming)}`)
    const leftLevel = isPower ? operandLevel : level === comparisonLevel ? level + 1 : level
    if (at.left.kind !== 'binary' || levelOf(at.left) < leftLevel) {
      parts.push(print(at.left, leftLevel, naming))
      break
    }
    at = at.left
  }
  return parts.reverse().join('')
}

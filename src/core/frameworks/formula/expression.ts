/** A parsed formula: numbers only. Comparisons give 1 or 0, a condition holds where it is not 0. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | InputTerm
  | {
      /** The score of another framework, named as the formula names it, with its formula in place. */
      readonly kind: 'score'
      readonly name: string
      readonly of: Expression
    }
  | { readonly kind: 'negate'; readonly of: Expression }
  | Binary
  | {
      readonly kind: 'choose'
      readonly when: Expression
      readonly then: Expression
      readonly otherwise: Expression
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }

/** An input of a framework by name. */
export interface InputTerm {
  readonly kind: 'input'
  readonly framework: string
  readonly name: string
}

export interface Binary {
  readonly kind: 'binary'
  readonly operator: Operator
  readonly left: Expression
  readonly right: Expression
}

/** Operators, how tightly each binds, and how it is shown. Those of one level go from left to right, `^` from right to left. */
export const operators = {
  '<': { level: 1, symbol: '<' },
  '<=': { level: 1, symbol: '<=' },
  '>': { level: 1, symbol: '>' },
  '>=': { level: 1, symbol: '>=' },
  '==': { level: 1, symbol: '==' },
  '!=': { level: 1, symbol: '!=' },
  '+': { level: 2, symbol: '+' },
  '-': { level: 2, symbol: '−' },
  '*': { level: 3, symbol: '×' },
  '/': { level: 3, symbol: '÷' },
  '^': { level: 5, symbol: '^' },
} as const satisfies Record<string, { level: number; symbol: string }>

/** The sign of a number stands between a product and a power: -a ^ 2 is -(a ^ 2). */
export const signLevel = 4

/** Comparisons, which cannot be chained. */
export const comparisonLevel = 1

export type Operator = keyof typeof operators

/** Functions of a formula and how many arguments each takes. */
export const functions = {
  min: { least: 1, most: 16 },
  max: { least: 1, most: 16 },
  abs: { least: 1, most: 1 },
  sqrt: { least: 1, most: 1 },
  log: { least: 1, most: 1 },
  exp: { least: 1, most: 1 },
  round: { least: 1, most: 1 },
  clamp: { least: 3, most: 3 },
} as const satisfies Record<string, { least: number; most: number }>

export type FunctionName = keyof typeof functions

/** The expressions that one is made of; a chain such as a + b − c is taken apart at once, so that its length is no depth. */
export function operands(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'input':
      return []
    case 'score':
    case 'negate':
      return [expression.of]
    case 'binary': {
      const { first, steps } = chainOf(expression)
      return [first, ...steps.map((step) => step.right)]
    }
    case 'choose':
      return [expression.when, expression.then, expression.otherwise]
    case 'call':
      return expression.of
  }
}

/** The leftmost operand of a chain of operators and the operators after it, in order. */
export function chainOf(binary: Binary): { first: Expression; steps: readonly Binary[] } {
  const steps: Binary[] = []
  let first: Expression = binary
  while (first.kind === 'binary') {
    steps.push(first)
    first = first.left
  }
  return { first, steps: steps.reverse() }
}

/** The inputs that an expression reads, each once, in the order in which it first names them. */
export function inputsOf(expression: Expression): InputTerm[] {
  const found = new Map<string, InputTerm>()
  const visit = (each: Expression): void => {
    if (each.kind === 'input') {
      const key = `${each.framework}.${each.name}`
      if (!found.has(key)) found.set(key, each)
    } else for (const operand of operands(each)) visit(operand)
  }
  visit(expression)
  return [...found.values()]
}

/** How many terms an expression has and how deep it nests, that of the frameworks it names included. */
export interface Size {
  readonly terms: number
  readonly depth: number
}

/** The size of an expression; `known` holds that of the scores it names, so that none is counted twice over. */
export function sizeOf(expression: Expression, known: Map<Expression, Size>): Size {
  const before = known.get(expression)
  if (before) return before
  let terms = 1
  let depth = 0
  for (const operand of operands(expression)) {
    const size = sizeOf(operand, known)
    terms += size.terms
    depth = Math.max(depth, size.depth)
  }
  const size = { terms, depth: depth + 1 }
  known.set(expression, size)
  return size
}

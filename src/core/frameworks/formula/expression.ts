/** A parsed formula: numbers only. Comparisons give 1 or 0, a condition holds where it is not 0. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'input'; readonly framework: string; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'choose'
      readonly when: Expression
      readonly then: Expression
      readonly otherwise: Expression
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }

export type Operator = '+' | '-' | '*' | '/' | '^' | Comparison

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

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

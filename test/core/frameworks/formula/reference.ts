import fc from 'fast-check'
import { exponential, logarithm } from '../../../../src/core/estimates/exponential.js'

/** Formulas over a, b and c in which every operation stands in parentheses of its own. */
export const trees = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', '0', '1', '2.5', '1e3', '0.125'),
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/', '^'), tie('tree'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie('tree'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('tree'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('tree').map((of) => `(-${of})`),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      .map(([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`),
    fc
      .tuple(fc.constantFrom('abs', 'sqrt', 'log', 'exp', 'round'), tie('tree'))
      .map(([name, of]) => `${name}(${of})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('tree'), tie('tree'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(tie('tree'), tie('tree'), tie('tree'))
      .map(([value, least, most]) => `clamp(${value}, ${least}, ${most})`),
  ),
})).tree

type Reference = (a: number, b: number, c: number) => number

/** What JavaScript makes of the same formula, written anew: no number where an operation has none. */
export function javascriptOf(text: string, power: (a: number, b: number) => number): Reference {
  const names = Object.keys(operations(power))
  const body = translate(text)
  const make = new Function(...names, `return (a, b, c) => ${body}`)
  return make(...Object.values(operations(power)))
}

// Every operation is in parentheses: rewriting the innermost ones first needs no precedence.
function translate(text: string): string {
  const done: string[] = []
  const keep = (code: string) => `#${done.push(code) - 1};`
  const part = '((?:[abc]|[\\d.e]+|#\\d+;))'
  const rules: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
    [new RegExp(`\\b(abs|sqrt|log|exp|round)\\(${part}\\)`), (_, name, x) => `${name}(${x})`],
    [new RegExp(`\\b(min|max)\\(${part}, ${part}\\)`), (_, name, x, y) => `${name}(${x},${y})`],
    [
      new RegExp(`\\bclamp\\(${part}, ${part}, ${part}\\)`),
      (_, x, y, z) => `min(max(${x},${y}),${z})`,
    ],
    [new RegExp(`\\(${part} \\/ ${part}\\)`), (_, x, y) => `divide(${x},${y})`],
    [new RegExp(`\\(${part} \\^ ${part}\\)`), (_, x, y) => `power(${x},${y})`],
    [new RegExp(`\\(${part} ([-+*]) ${part}\\)`), (_, x, sign, y) => `(${x} ${sign} ${y})`],
    [
      new RegExp(`\\(${part} ([<>]=?|[!=]=) ${part}\\)`),
      (_, x, sign, y) => `compare(${x},${y},${x} ${sign} ${y})`,
    ],
    [new RegExp(`\\(-${part}\\)`), (_, x) => `(-${x})`],
    [
      new RegExp(`\\(${part} \\? ${part} : ${part}\\)`),
      (_, x, y, z) => `choose(${x},() => ${y},() => ${z})`,
    ],
  ]
  let rest = text
  for (let changed = true; changed; ) {
    changed = false
    for (const [pattern, write] of rules)
      rest = rest.replace(pattern, (...match: string[]) => {
        changed = true
        return keep(write(...match))
      })
  }
  while (rest.includes('#')) rest = rest.replace(/#(\d+);/g, (_, at) => `(${done[Number(at)]})`)
  return rest
}

function operations(power: (a: number, b: number) => number) {
  const isNone = Number.isNaN
  return {
    power,
    abs: Math.abs,
    exp: exponential,
    min: Math.min,
    max: Math.max,
    sqrt: Math.sqrt,
    log: (x: number) => (x === 0 ? Number.NaN : logarithm(x)),
    round: (x: number) => Math.sign(x) * Math.round(Math.abs(x)),
    divide: (x: number, y: number) => (y === 0 ? Number.NaN : x / y),
    compare: (x: number, y: number, holds: boolean) =>
      isNone(x) || isNone(y) ? Number.NaN : Number(holds),
    choose: (x: number, then: () => number, otherwise: () => number) =>
      isNone(x) ? x : x !== 0 ? then() : otherwise(),
  }
}

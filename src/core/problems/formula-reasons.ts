import { nearest } from './nearest.js'
import { list, quote } from './words.js'

/** What is wrong in a formula, the end of "in this formula …", and what to write. */
interface Reason<A> {
  says(args: A): string
  hint?(args: A): string | undefined
}

/** Every fault of a formula in words. */
export const formulaReasons = {
  empty: reason(
    () => 'nothing stands',
    () => 'write a formula such as value / effort',
  ),
  'too-long': reason((a: { limit: number }) => `stand more than ${a.limit} characters`),
  'too-deep': reason(
    (a: { limit: number }) => `parentheses and signs are nested deeper than ${a.limit} levels`,
  ),
  'unknown-name': reason(
    (a: { name: string; known: readonly string[] }) => `nothing is called ${quote(a.name)}`,
    (a) => meant(a.name, a.known) ?? `known: ${list([...a.known])}`,
  ),
  'unknown-function': reason(
    (a: { name: string; known: readonly string[] }) => `${quote(a.name)} is no function`,
    (a) => instead(a.name) ?? meant(a.name, a.known) ?? `the functions are ${list(a.known)}`,
  ),
  'function-alone': reason(
    (a: { name: string }) => `the function ${a.name} stands without its arguments`,
    (a) => `write ${a.name}(…)`,
  ),
  'wrong-arguments': reason(
    (a: { name: string; least: number; most: number; got: number }) =>
      `${a.name} takes ${a.least === a.most ? a.least : `${a.least} to ${a.most}`} ${a.most === 1 ? 'argument' : 'arguments'}, not ${a.got}`,
    (a) => (a.name === 'clamp' ? 'write clamp(value, least, greatest)' : undefined),
  ),
  'no-score': reason(
    (a: { name: string }) => `${a.name} has no score, it only sorts into buckets`,
    () => 'give it one with the option then',
  ),
  unusable: reason(
    (a: { name: string; reason: string; hint?: string }) =>
      `${a.name} cannot be used, it ${a.reason}`,
    (a) => a.hint,
  ),
  'own-score': reason(
    () => 'score is not known, it is what the formula itself computes',
    () => 'score may stand in the conditions of buckets',
  ),
  'missing-operand': reason(
    (a: { got: string }) => `a number or a name is expected ${before(a.got)}`,
  ),
  'missing-operator': reason(
    (a: { got: string }) => `an operator is expected ${before(a.got)}`,
    () => 'a product is written with *',
  ),
  'unclosed-parenthesis': reason(
    () => 'this parenthesis is never closed',
    () => 'add the missing )',
  ),
  'extra-parenthesis': reason(
    () => 'this parenthesis closes none that is open',
    () => 'delete it, or open one before',
  ),
  'missing-colon': reason(
    () => 'the ? has no : after it',
    () =>
      'write condition ? one : other, and put the whole in quotes: YAML ends a plain text at ": "',
  ),
  'stray-colon': reason(
    () => 'this : belongs to no ?',
    () => 'write condition ? one : other',
  ),
  'stray-comma': reason(
    () => 'a comma only parts the arguments of a function',
    () => 'decimals are written with a point: 2.5',
  ),
  'chained-comparison': reason(
    () => 'comparisons cannot be chained',
    () => 'multiply them: (1 < x) * (x < 5)',
  ),
  'single-equals': reason(
    () => '"=" is no operator',
    () => 'equality is written ==',
  ),
  operator: reason(
    (a: { got: string }) => `${quote(a.got)} is no operator`,
    (a) => instead(a.got),
  ),
  text: reason(
    () => 'texts cannot be used, only numbers and names',
    () => 'give the word a number under words of its input, and compare with that',
  ),
  percent: reason(
    () => '"%" is no operator',
    () => 'write a share as a decimal: 0.8 for 80 %',
  ),
  member: reason(
    (a: { name: string }) => `the parts of ${a.name} cannot be named`,
    () => 'the name of a framework alone is its score',
  ),
  number: reason(
    (a: { got: string }) => `${quote(a.got)} is no number`,
    () => 'write decimal digits with a point before the decimals, and * for a product',
  ),
  character: reason((a: { got: string }) => `${quote(a.got)} means nothing`),
  'too-large': reason(
    (a: { limit: number }) =>
      `the frameworks it names make it larger than ${a.limit} terms or nest it too deep`,
  ),
} as const

export type FormulaReason = keyof typeof formulaReasons

export type FormulaReasonArguments<C extends FormulaReason> = Parameters<
  (typeof formulaReasons)[C]['says']
>[0]

/** What other notations write, and how it is written here. */
const otherNotations: Readonly<Record<string, string>> = {
  '===': 'equality is written ==',
  '!==': 'inequality is written !=',
  '<>': 'inequality is written !=',
  '=<': 'at most is written <=',
  '=>': 'at least is written >=',
  '**': 'a power is written a ^ b',
  '//': 'a quotient is written with one /',
  '·': 'a product is written with *',
  '–': 'a difference is written with -',
  '&': bothHold(),
  '&&': bothHold(),
  and: bothHold(),
  '|': oneHolds(),
  '||': oneHolds(),
  or: oneHolds(),
  '!': turned(),
  not: turned(),
  pow: 'a power is written a ^ b',
  power: 'a power is written a ^ b',
  ln: 'the natural logarithm is log(x)',
  log10: 'write log(x) / log(10)',
  log2: 'write log(x) / log(2)',
  if: 'a choice is written condition ? one : other',
  iff: 'a choice is written condition ? one : other',
  sum: 'add with +',
  avg: 'a mean is written (a + b) / 2',
  average: 'a mean is written (a + b) / 2',
  mean: 'a mean is written (a + b) / 2',
  floor: 'only round(x) is known',
  ceil: 'only round(x) is known',
}

/** How to write what another notation calls so, or undefined. */
export function instead(notation: string): string | undefined {
  const lower = notation.toLowerCase()
  return Object.hasOwn(otherNotations, lower) ? otherNotations[lower] : undefined
}

function bothHold(): string {
  return 'conditions are multiplied: (a > 1) * (b > 1)'
}

function oneHolds(): string {
  return 'one of two conditions is max(a > 1, b > 1)'
}

function turned(): string {
  return 'a condition is turned by comparing it with 0: (a > 1) == 0'
}

function meant(name: string, known: readonly string[]): string | undefined {
  const names = nearest(name, known)
  return names.length ? `did you mean ${list(names, 'or')}?` : undefined
}

function before(got: string): string {
  return got === '' ? 'at its end' : `before ${quote(got)}`
}

function reason<A>(says: Reason<A>['says'], hint?: Reason<A>['hint']): Reason<A> {
  return { says, ...(hint && { hint }) }
}

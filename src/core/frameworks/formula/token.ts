import { instead } from '../../problems/formula-reasons.js'
import type { Operator } from './expression.js'
import { type FormulaFault, formulaFault } from './fault.js'

/** A piece of a formula with its offsets in the text. */
export type Token = {
  readonly start: number
  readonly end: number
} & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'mark'; readonly mark: '(' | ')' | '?' | ':' | ',' }
  | { readonly kind: 'fault'; readonly fault: FormulaFault }
  | { readonly kind: 'end' }
)

const SPACE = /\s+/y
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
// What sticks to a number and makes it none: 2.5.1, 0x10, 2nd.
const REST = /[\p{L}\p{N}_.]*/uy
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy
const SYMBOL =
  /===|!==|\*\*|<=|>=|==|!=|<>|=<|=>|&&|\|\||\/\/|[<>+\-*/^()?:,×÷−≤≥≠·–=&|!%"'`“”‘’«».]/uy

const marks = new Set(['(', ')', '?', ':', ','])

const written: Readonly<Record<string, Operator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '==': '==',
  '!=': '!=',
  '≠': '!=',
  '+': '+',
  '-': '-',
  '−': '-',
  '*': '*',
  '×': '*',
  '/': '/',
  '÷': '/',
  '^': '^',
}

const quotes = /^["'`“”‘’«»]$/u

/** The tokens of a formula, the last of kind `end`; none follows one of kind `fault`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? ''
  }
  while (at < text.length) {
    const space = take(SPACE)
    at += space.length
    if (at >= text.length) break
    const token = tokenAt(at, take, text)
    tokens.push(token)
    if (token.kind === 'fault') return tokens
    at = token.end
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length })
  return tokens
}

function tokenAt(start: number, take: (pattern: RegExp) => string, text: string): Token {
  const name = take(NAME)
  if (name) return { kind: 'name', name, start, end: start + name.length }
  const number = take(NUMBER)
  if (number) return numberAt(start, number, text)
  const symbol = take(SYMBOL)
  const operator = Object.hasOwn(written, symbol) ? written[symbol] : undefined
  const end = start + symbol.length
  if (operator) return { kind: 'operator', operator, start, end }
  if (marks.has(symbol)) return { kind: 'mark', mark: symbol as '(', start, end }
  return { kind: 'fault', fault: symbolFault(symbol, start, text), start, end }
}

function numberAt(start: number, number: string, text: string): Token {
  REST.lastIndex = start + number.length
  const rest = REST.exec(text)?.[0] ?? ''
  const end = start + number.length + rest.length
  const value = Number(number)
  if (rest === '' && Number.isFinite(value)) return { kind: 'number', value, start, end }
  const got = text.slice(start, end)
  return { kind: 'fault', fault: formulaFault('number', { start, end }, { got }), start, end }
}

function symbolFault(symbol: string, start: number, text: string): FormulaFault {
  const got = symbol || String.fromCodePoint(text.codePointAt(start)!)
  const span = { start, end: start + got.length }
  if (got === '=') return formulaFault('single-equals', span, {})
  if (got === '%') return formulaFault('percent', span, {})
  if (quotes.test(got)) {
    const close = text.indexOf(got, start + 1)
    return formulaFault('text', { start, end: close < 0 ? text.length : close + 1 }, {})
  }
  if (got === '.') {
    const name = /[\p{L}_][\p{L}\p{N}_]*\s*$/u.exec(text.slice(Math.max(0, start - 100), start))
    if (name) return formulaFault('member', span, { name: name[0].trim() })
  }
  return formulaFault(instead(got) ? 'operator' : 'character', span, { got })
}

import type { FormulaReason, FormulaReasonArguments } from '../../problems/formula-reasons.js'
import { instead } from '../../problems/formula-reasons.js'
import {
  comparisonLevel,
  type Expression,
  type FunctionName,
  functions,
  operators,
  signLevel,
} from './expression.js'
import { type FormulaFault, formulaFault } from './fault.js'
import { type Token, tokensOf } from './token.js'

const MOST_CHARACTERS = 4096
const DEEPEST = 64

type Span = { readonly start: number; readonly end: number }

/** What the names in a formula mean. */
export interface Scope {
  /** undefined where nothing is called so; a function gives the fault of a name that may not stand here. */
  find(name: string): Expression | ((span: Span) => FormulaFault) | undefined
  /** Every name, for the advice that a misspelt one gets. */
  names(): readonly string[]
}

/** A scope of names that all may stand in a formula. */
export function scopeOf(names: ReadonlyMap<string, Expression>): Scope {
  return { find: (name) => names.get(name), names: () => [...names.keys()] }
}

/**
 * The expression that a text writes, or its faults: those of all its names, or the first of any kind where it is no
 * formula whatever they mean. No text makes it throw.
 */
export function parseFormula(
  text: string,
  scope: Scope,
): { readonly expression: Expression } | { readonly faults: readonly FormulaFault[] } {
  if (text.length > MOST_CHARACTERS) {
    const span = { start: MOST_CHARACTERS, end: text.length }
    return { faults: [formulaFault('too-long', span, { limit: MOST_CHARACTERS })] }
  }
  const tokens = tokensOf(text)
  const reader: Reader = { text, scope, tokens, at: 0, fault: undefined, wrongNames: [] }
  if (peek(reader).kind === 'end') fail(reader, 'empty', { start: 0, end: text.length }, {})
  const expression = readChoice(reader, 0)
  if (peek(reader).kind !== 'end') failAt(reader, peek(reader))
  const { fault, wrongNames } = reader
  if (fault) return { faults: [wrongNames[0] ?? fault] }
  return wrongNames.length ? { faults: wrongNames } : { expression }
}

interface Reader {
  readonly text: string
  readonly scope: Scope
  readonly tokens: readonly Token[]
  at: number
  /** The first fault of its grammar. Once it is set, every token reads as the end and the rest unwinds. */
  fault: FormulaFault | undefined
  /** What is wrong with the names before it, in order. */
  readonly wrongNames: FormulaFault[]
}

const end: Token = { kind: 'end', start: 0, end: 0 }
const nothing: Expression = { kind: 'number', value: 0 }

function readChoice(reader: Reader, depth: number): Expression {
  const when = readChain(reader, comparisonLevel, depth)
  const mark = peek(reader)
  if (!isMark(mark, '?')) return when
  reader.at++
  const then = readChoice(reader, depth + 1)
  const colon = peek(reader)
  if (colon.kind === 'end' || isMark(colon, ')')) fail(reader, 'missing-colon', mark, {})
  else if (!isMark(colon, ':')) failAt(reader, colon)
  reader.at++
  const otherwise = readChoice(reader, depth + 1)
  return { kind: 'choose', when, then, otherwise }
}

function readChain(reader: Reader, least: number, depth: number): Expression {
  let left = readSigned(reader, depth)
  for (;;) {
    const token = peek(reader)
    if (token.kind !== 'operator') return left
    const { operator } = token
    const { level } = operators[operator]
    if (level < least || level > signLevel) return left
    reader.at++
    const right = readChain(reader, level + 1, depth)
    left = { kind: 'binary', operator, left, right }
    const next = peek(reader)
    if (level === comparisonLevel && next.kind === 'operator')
      fail(reader, 'chained-comparison', next, {})
  }
}

function readSigned(reader: Reader, depth: number): Expression {
  const token = peek(reader)
  if (depth > DEEPEST) return fail(reader, 'too-deep', token, { limit: DEEPEST })
  if (token.kind === 'operator' && token.operator === '-') {
    reader.at++
    return { kind: 'negate', of: readSigned(reader, depth + 1) }
  }
  const base = readOperand(reader, depth)
  const next = peek(reader)
  if (next.kind !== 'operator' || next.operator !== '^') return base
  reader.at++
  const exponent = readSigned(reader, depth + 1)
  return { kind: 'binary', operator: '^', left: base, right: exponent }
}

function readOperand(reader: Reader, depth: number): Expression {
  const token = peek(reader)
  reader.at++
  if (token.kind === 'number') return { kind: 'number', value: token.value }
  if (token.kind === 'name') return readNamed(reader, token, depth)
  if (token.kind === 'fault') return failAt(reader, token)
  if (!isMark(token, '('))
    return fail(reader, 'missing-operand', token, { got: textOf(reader, token) })
  const inner = readChoice(reader, depth + 1)
  close(reader, token)
  return inner
}

function readNamed(
  reader: Reader,
  token: Extract<Token, { kind: 'name' }>,
  depth: number,
): Expression {
  const { name } = token
  const next = peek(reader)
  if (isMark(next, '(') && isFunction(name)) {
    reader.at++
    return readCall(reader, { ...token, name }, next, depth)
  }
  const meaning = reader.scope.find(name)
  if (typeof meaning === 'object') return meaning
  if (meaning) return wrongName(reader, meaning(token))
  if (isFunction(name)) return fail(reader, 'function-alone', token, { name })
  if (isMark(next, '('))
    return fail(reader, 'unknown-function', token, { name, known: Object.keys(functions) })
  if (isWordOperator(name)) return fail(reader, 'operator', token, { got: name })
  const known = reader.scope.names()
  return wrongName(reader, formulaFault('unknown-name', token, { name, known }))
}

// The formula reads on as if the name meant something. It is told once.
function wrongName(reader: Reader, found: FormulaFault): Expression {
  const { wrongNames } = reader
  const name = textOf(reader, found)
  if (!wrongNames.some((each) => textOf(reader, each) === name)) wrongNames.push(found)
  return nothing
}

function readCall(
  reader: Reader,
  { name, start, end }: Span & { readonly name: FunctionName },
  open: Token,
  depth: number,
): Expression {
  const of = [readChoice(reader, depth + 1)]
  while (isMark(peek(reader), ',')) {
    reader.at++
    of.push(readChoice(reader, depth + 1))
  }
  close(reader, open)
  const { least, most } = functions[name]
  if (of.length < least || of.length > most)
    fail(reader, 'wrong-arguments', { start, end }, { name, least, most, got: of.length })
  return { kind: 'call', name, of }
}

function close(reader: Reader, open: Token): void {
  const token = peek(reader)
  if (token.kind === 'end') fail(reader, 'unclosed-parenthesis', open, {})
  else if (!isMark(token, ')')) failAt(reader, token)
  reader.at++
}

// A token where an expression is complete, and neither an operator nor what closes it.
function failAt(reader: Reader, token: Token): Expression {
  if (token.kind === 'fault') return fault(reader, token.fault)
  if (isMark(token, ')')) return fail(reader, 'extra-parenthesis', token, {})
  if (isMark(token, ':')) return fail(reader, 'stray-colon', token, {})
  if (isMark(token, ',')) return fail(reader, 'stray-comma', token, {})
  const got = textOf(reader, token)
  if (token.kind === 'name' && isWordOperator(got)) return fail(reader, 'operator', token, { got })
  return fail(reader, 'missing-operator', token, { got })
}

function fail<C extends FormulaReason>(
  reader: Reader,
  code: C,
  span: Span,
  args: FormulaReasonArguments<C>,
): Expression {
  return reader.fault ? nothing : fault(reader, formulaFault(code, span, args))
}

function fault(reader: Reader, found: FormulaFault): Expression {
  reader.fault ??= found
  return nothing
}

function peek(reader: Reader): Token {
  return reader.fault ? end : (reader.tokens[reader.at] ?? end)
}

function isMark(token: Token, mark: string): boolean {
  return token.kind === 'mark' && token.mark === mark
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(functions, name)
}

function isWordOperator(name: string): boolean {
  return /^(and|or|not)$/i.test(name) && instead(name) !== undefined
}

function textOf(reader: Reader, { start, end }: Span): string {
  return reader.text.slice(start, end)
}

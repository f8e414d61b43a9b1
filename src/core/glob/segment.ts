import type { GlobFault } from '../glob.js'

/** A pattern for one name of a path. */
export interface Segment {
  /** The name itself where the pattern has no wildcard. */
  readonly literal: string | undefined
  matches(name: string): boolean
}

/** A code point, any one character, any run of characters, or one of some. */
type Token = number | 'one' | 'run' | Class

interface Class {
  readonly isNegated: boolean
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/** Compiles the part of a glob between two slashes, braces expanded. */
export function compileSegment(text: string): Segment | GlobFault {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!
    const end = classEnd(text, at)
    if (end !== undefined) {
      const set = compileClass(text.slice(at + 1, end - 1))
      if ('fault' in set) return set
      tokens.push(set)
      at = end
    } else {
      if (code === OPEN) return { fault: 'a [ has no ] after it' }
      tokens.push(code === STAR ? 'run' : code === QUESTION ? 'one' : code)
      at += width(code)
    }
  }
  if (tokens.every((token) => typeof token === 'number'))
    return { literal: text, matches: (name) => name === text }
  const [first, ...end] = tokens
  if (first === 'run' && end.every((token) => typeof token === 'number'))
    return {
      literal: undefined,
      matches: (name) => name !== '' && name.charCodeAt(0) !== DOT && name.endsWith(text.slice(1)),
    }
  const spellsDot = first === DOT
  return {
    literal: undefined,
    matches: (name) =>
      name !== '' && (spellsDot || name.charCodeAt(0) !== DOT) && matchesTokens(tokens, name),
  }
}

/** Where the class `[…]` that begins here ends, undefined where none begins. */
export function classEnd(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== OPEN) return undefined
  const close = text.indexOf(']', at)
  return close < 0 ? undefined : close + 1
}

// After a mismatch only the last run is lengthened: what an earlier run could take, it can take as well.
function matchesTokens(tokens: readonly Token[], name: string): boolean {
  let at = 0
  let next = 0
  let run = -1
  let runEnd = 0
  while (at < name.length) {
    const token = tokens[next]
    const code = name.codePointAt(at)!
    if (token === 'run') {
      run = next++
      runEnd = at
    } else if (token !== undefined && accepts(token, code)) {
      next++
      at += width(code)
    } else if (run >= 0) {
      runEnd += width(name.codePointAt(runEnd)!)
      at = runEnd
      next = run + 1
    } else return false
  }
  while (tokens[next] === 'run') next++
  return next === tokens.length
}

function accepts(token: Exclude<Token, 'run'>, code: number): boolean {
  if (token === 'one') return true
  if (typeof token === 'number') return token === code
  return token.ranges.some(([from, to]) => from <= code && code <= to) !== token.isNegated
}

function compileClass(inside: string): Class | GlobFault {
  if (inside.startsWith('[')) return { fault: 'classes such as [[:alpha:]] are not supported' }
  if (inside.includes('/')) return { fault: 'a [ has no ] after it' }
  const isNegated = inside[0] === '!' || inside[0] === '^'
  const codes = [...(isNegated ? inside.slice(1) : inside)].map((char) => char.codePointAt(0)!)
  if (codes.length === 0) return { fault: `[${inside}] names no character` }
  const ranges: [number, number][] = []
  for (let i = 0; i < codes.length; i++) {
    const from = codes[i]!
    const isRange = codes[i + 1] === HYPHEN && i + 2 < codes.length
    const to = isRange ? codes[i + 2]! : from
    if (to < from) return { fault: `the range in [${inside}] runs backwards` }
    ranges.push([from, to])
    if (isRange) i += 2
  }
  return { isNegated, ranges }
}

function width(code: number): number {
  return code > 0xffff ? 2 : 1
}

const STAR = 0x2a
const HYPHEN = 0x2d
const DOT = 0x2e
const QUESTION = 0x3f
const OPEN = 0x5b

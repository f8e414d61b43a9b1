import type { GlobFault } from '../glob.js'
import { classEnd } from './segment.js'

const MOST_ALTERNATIVES = 64
const MOST_CHARACTERS = 4000

/** The patterns that `{a,b}` stands for, nested ones included; at most 64 of together 4,000 characters. */
export function expandBraces(
  pattern: string,
): { readonly alternatives: readonly string[] } | GlobFault {
  const read = sequence(pattern, 0, false)
  if ('fault' in read) return read
  return read.end < pattern.length ? { fault: 'a } has no { before it' } : read
}

interface Read {
  readonly alternatives: readonly string[]
  readonly end: number
}

/** Reads up to a `}` without its `{`, inside braces also up to a comma, or to the end. */
function sequence(pattern: string, start: number, isInside: boolean): Read | GlobFault {
  let alternatives: readonly string[] = ['']
  let at = start
  while (at < pattern.length) {
    const char = pattern[at]!
    if (char === '}' || (char === ',' && isInside)) break
    const read = char === '{' ? braces(pattern, at) : plain(pattern, at)
    if ('fault' in read) return read
    const product = multiply(alternatives, read.alternatives)
    if (!product) return { fault: `its braces stand for more than ${MOST_ALTERNATIVES} patterns` }
    alternatives = product
    at = read.end
  }
  return { alternatives, end: at }
}

function braces(pattern: string, start: number): Read | GlobFault {
  const alternatives: string[] = []
  let at = start
  let branches = 0
  do {
    const read = sequence(pattern, at + 1, true)
    if ('fault' in read) return read
    alternatives.push(...read.alternatives)
    branches++
    at = read.end
  } while (pattern[at] === ',')
  if (pattern[at] !== '}') return { fault: 'a { has no } after it' }
  const inside = pattern.slice(start, at + 1)
  if (branches > 1) return { alternatives, end: at + 1 }
  return inside.includes('..')
    ? { fault: `ranges such as ${inside} are not supported; list the names: {1,2,3}` }
    : { fault: `braces hold at least two names, such as {yaml,yml}, got ${inside}` }
}

function plain(pattern: string, start: number): Read {
  let at = start
  while (at < pattern.length && !'{},'.includes(pattern[at]!)) at = classEnd(pattern, at) ?? at + 1
  // A comma outside of braces is a character like any other.
  if (at === start) at++
  return { alternatives: [pattern.slice(start, at)], end: at }
}

function multiply(left: readonly string[], right: readonly string[]): string[] | undefined {
  if (left.length * right.length > MOST_ALTERNATIVES) return undefined
  const product = left.flatMap((a) => right.map((b) => a + b))
  const length = product.reduce((sum, text) => sum + text.length, 0)
  return length > MOST_CHARACTERS ? undefined : product
}

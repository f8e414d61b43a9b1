import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from 'js-yaml'
import type { YamlScalar } from './node.js'

/** A plain scalar's value by the core schema of YAML 1.2, exactly as js-yaml resolves it. */
export function resolvePlain(text: string): YamlScalar['value'] {
  const first = text.charCodeAt(0)
  if (first >= ZERO && first <= NINE) return isSmallWhole(text) ? Number(text) : resolveNumber(text)
  switch (first) {
    case MINUS:
    case PLUS:
    case DOT:
      return resolveNumber(text)
    case LOWER_T:
    case UPPER_T:
    case LOWER_F:
    case UPPER_F:
      if (text.length > LONGEST_WORD) return text
      return resolved(boolCoreTag.resolve(text, false, ''), text)
    case LOWER_N:
    case UPPER_N:
    case TILDE:
      if (text.length > LONGEST_WORD) return text
      return resolved(nullCoreTag.resolve(text, false, ''), text)
    default:
      return text === '' ? null : text
  }
}

const ZERO = 0x30
const NINE = 0x39
const MINUS = 0x2d
const PLUS = 0x2b
const DOT = 0x2e
const LOWER_T = 0x74
const UPPER_T = 0x54
const LOWER_F = 0x66
const UPPER_F = 0x46
const LOWER_N = 0x6e
const UPPER_N = 0x4e
const TILDE = 0x7e
const SPACE = 0x20
const PERCENT = 0x25
const EXACT_DIGITS = 15
const LONGEST_WORD = 'false'.length

function isSmallWhole(text: string): boolean {
  if (text.length > EXACT_DIGITS) return false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < ZERO || code > NINE) return false
  }
  return true
}

function resolveNumber(text: string): number | string {
  if (isNoNumber(text)) return text
  const whole = intCoreTag.resolve(text, false, '')
  return whole === NOT_RESOLVED ? resolved(floatCoreTag.resolve(text, false, ''), text) : whole
}

// A percentage or a range such as `2 to 5`: the patterns of numbers take far longer to find that out.
function isNoNumber(text: string): boolean {
  if (text.charCodeAt(text.length - 1) === PERCENT) return true
  return text.charCodeAt(1) === SPACE || text.charCodeAt(2) === SPACE
}

function resolved<T>(value: T | typeof NOT_RESOLVED, text: string): T | string {
  return value === NOT_RESOLVED ? text : value
}

import { MAX_TEXT } from './limits.js'

/** Where a scalar stands: after a key or a dash of its own line, or inside [ ] and { }. */
export type ScalarPlace = 'block' | 'flow'

/**
 * A text as a YAML scalar on one line that reads back as exactly that text, by YAML 1.2 and 1.1:
 * as it is where it can stand so, else in quotes. The text must be well-formed Unicode.
 */
export function scalarText(text: string, place: ScalarPlace = 'block'): string {
  return canBePlain(text, place) ? text : quoted(text)
}

/** Whether a text is short enough to be read again as a scalar on one line. */
export function fitsScalar(text: string): boolean {
  return text.length <= MAX_TEXT && scalarText(text).length <= MAX_TEXT
}

/** Whether nothing in a line of text must be written as an escape: no control, no invisible mark. */
export function isPrintable(line: string): boolean {
  return !NEEDS_ESCAPE.test(line)
}

function canBePlain(text: string, place: ScalarPlace): boolean {
  if (text === '' || !isPrintable(text)) return false
  if (/^[\s\-?:,[\]{}#&*!|>'"%@`=~]|^\.\.\.|^<<|[\s:]$|:\s|\s#/.test(text)) return false
  if (place === 'flow' && /[,[\]{}:]/.test(text)) return false
  return !READS_AS_NUMBER_OR_DATE.test(text) && !RESERVED_WORD.test(text)
}

// Wider than the grammars of numbers, dates and times in both versions.
const READS_AS_NUMBER_OR_DATE = /^[-+.]?[\d.][\d_,.:a-foxtzinh+\- ]*$|^e[\d_+-]+$/i

const RESERVED_WORD = /^(?:null|true|false|yes|no|on|off|y|n)$/i

// Controls, line and paragraph separators, bidirectional controls, zero-width marks, noncharacters.
const UNSAFE =
  '[\\p{Cc}\\u2028\\u2029\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufffe\\uffff\\u{e0000}-\\u{e007f}]|\\p{Cs}'
const NEEDS_ESCAPE = new RegExp(UNSAFE, 'u')
const TO_ESCAPE = new RegExp(`["\\\\]|${UNSAFE}`, 'gu')

function quoted(text: string): string {
  if (text.includes('"') && isPrintable(text)) return `'${text.replaceAll("'", "''")}'`
  return `"${text.replace(TO_ESCAPE, escapeOf)}"`
}

function escapeOf(char: string): string {
  if (char === '"' || char === '\\') return `\\${char}`
  if (char === '\n') return '\\n'
  if (char === '\t') return '\\t'
  const code = char.codePointAt(0)!.toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

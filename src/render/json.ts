import { replaceUnsafe } from '../core/problems/words.js'

/** A value as one JSON document that a terminal or a CI log can show: what they act on stands in it as \u escapes. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return `${PLAIN.test(text) && !text.includes('##') ? text : replaceUnsafe(text, escaped)}\n`
}

const PLAIN = /^[\n\x20-\x7e]*$/

// Inside its texts JSON has no line ends of its own.
function escaped(char: string): string {
  if (char === '\n') return char
  return [...Array(char.length).keys()]
    .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')
}

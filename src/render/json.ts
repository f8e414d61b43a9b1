import { replaceUnsafe } from '../core/problems/words.js'

/** A value as one JSON document that a terminal or a CI log can show. */
export function jsonText(value: unknown): string {
  return `${shownJson(JSON.stringify(value, null, 2))}\n`
}

/** A JSON text in which what a terminal or a CI runner acts on stands as \u escapes. */
export function shownJson(text: string): string {
  return PLAIN.test(text) && !text.includes('##') ? text : replaceUnsafe(text, escaped)
}

const PLAIN = /^[\n\x20-\x7e]*$/

// Inside its texts JSON has no line ends of its own.
function escaped(char: string): string {
  if (char === '\n') return char
  return [...Array(char.length).keys()]
    .map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')
}

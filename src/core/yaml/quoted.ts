import { escapeControls } from '../problems/words.js'
import type { Line } from './spot.js'

// A longer text would be cut, and that is no text to write.
const LONGEST = 80

/** The line's key and its value in quotes, as advice: `title: "Pay: one tap"`; of a long value the quotes alone. */
export function quotedLine(line: Line): string {
  const before = line.key !== undefined ? `${line.key}: ` : line.isItem ? '- ' : ''
  return escapeControls(before) + quotedText(unwrapped(line.value))
}

/** A text in quotes, as advice; of a long one the quotes alone. */
export function quotedText(text: string): string {
  const isDouble = !/["\\]/.test(text)
  if (text.length > LONGEST) {
    if (isDouble) return '"…"'
    return text.includes("'") ? "'…', with '' for each '" : "'…'"
  }
  return escapeControls(isDouble ? `"${text}"` : `'${text.replaceAll("'", "''")}'`)
}

/** The text in quotes that a quote inside it cuts at the end of `before`, as advice; undefined where it does not end. */
export function textInQuotes(before: string, after: string, quote: string): string | undefined {
  const head = before.slice(0, -1)
  const start = head.lastIndexOf(quote)
  const [tail] = new RegExp(`^[^${quote}]*(?=${quote}\\s*[,}\\]])`).exec(after) ?? []
  if (start < 0 || tail === undefined || head.length + tail.length - start > LONGEST)
    return undefined
  return quotedText(head.slice(start + 1) + quote + tail)
}

// A text that already stands in quotes which another quote inside it cut short. One that two texts in quotes begin and
// end is none of these.
function unwrapped(value: string): string {
  const quote = value[0]
  if ((quote !== '"' && quote !== "'") || value.length < 2 || !value.endsWith(quote)) return value
  const escaped = quote === '"' ? '\\"' : "''"
  const inner = value.slice(1, -1)
  if (inner.includes(escaped)) return inner.replaceAll(escaped, quote)
  if (value.split(quote).length % 2 === 0) return inner
  const first = inner.indexOf(quote)
  const isClosing =
    first > 0 && /\S/.test(inner[first - 1]!) && !/[\p{L}\p{N}]/u.test(inner[first + 1] ?? ' ')
  return isClosing ? value : inner
}

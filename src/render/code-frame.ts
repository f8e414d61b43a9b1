import { escapeControls } from '../core/problems/words.js'
import type { Place } from '../core/yaml/source.js'
import { widthOf } from './text.js'
import type { View } from './view.js'

const WIDEST = 100

/** The line of a place with a caret under its token; nothing for a place of a whole file. */
export function codeFrame({ source, start, end }: Place, { style }: View): string {
  if (end === 0) return ''
  const { line, column } = source.position(start)
  const lineStart = start - column + 1
  // Of a line that may be long, as much as can be shown.
  const rest = source.text.slice(start, start + WIDEST + 1)
  const text = source.text.slice(lineStart, start + rest.search(/\r|\n|$/))
  const last = Math.min(end - lineStart, text.length)
  const [from, to] = window(text, column - 1)
  const lead = from > 0 ? '…' : ''
  const before = lead + shown(text.slice(from, column - 1))
  const token = shown(text.slice(column - 1, Math.max(Math.min(last, to), column)))
  const line1 = escapeControls(
    before + shown(text.slice(column - 1, to)) + (to < text.length ? '…' : ''),
  )
  const gutter = ' '.repeat(String(line).length)
  const marks = `^${'~'.repeat(Math.max(0, widthOf(token) - 1))}`
  const bar = style.dim(`${gutter} |`)
  return (
    `${bar}\n${style.dim(`${line} |`)} ${line1}\n` +
    `${bar} ${' '.repeat(widthOf(before))}${style.green(marks)}\n`
  )
}

// Of a long line, the part around the token.
function window(text: string, column: number): [number, number] {
  if (text.length <= WIDEST) return [0, text.length]
  const from = Math.max(0, Math.min(column - WIDEST / 2, text.length - WIDEST))
  return [from, Math.min(text.length, from + WIDEST)]
}

function shown(text: string): string {
  return escapeControls(text.replaceAll('\t', '  '))
}

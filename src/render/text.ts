import { eastAsianWidth } from 'get-east-asian-width'
import { escapeControls } from '../core/problems/words.js'

const ASCII = /^[\x20-\x7e]*$/
// A code point with the marks that combine with it.
const SEGMENT = /\P{M}\p{M}*|\p{M}+/gu
const MARKS = /^\p{M}+$/u

/** A user's text for a terminal: one line, nothing that moves the cursor or reorders text. */
export function plainText(text: string): string {
  if (ASCII.test(text) && !text.includes('##') && !text.includes('::')) return text
  return escapeControls(text.replace(/[\t\r\n]+/g, ' ')).replace(COMMAND, '$1\\u{3a}:')
}

// What a CI runner obeys where it begins a line.
const COMMAND = /^(\s*)::/

/** Columns that a text without colour takes. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length
  let width = 0
  for (const segment of text.match(SEGMENT) ?? []) width += segmentWidth(segment)
  return width
}

// Marks take no column; the variation selector for emoji makes a narrow sign a wide one.
function segmentWidth(segment: string): number {
  if (segment.includes('\ufe0f')) return 2
  return MARKS.test(segment) ? 0 : eastAsianWidth(segment.codePointAt(0)!)
}

/** The text cut to so many columns, with an ellipsis where something was cut. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let cut = ''
  let used = 0
  for (const segment of text.match(SEGMENT) ?? []) {
    const more = widthOf(segment)
    if (used + more > width - 1) break
    cut += segment
    used += more
  }
  return `${cut}…`
}

/** The text on at most so many lines of so many columns, parted at spaces where that is possible; the last one is cut. */
export function wrapTo(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let rest = text
  while (widthOf(rest) > width && lines.length < most - 1) {
    const head = cutTo(rest, width + 1).slice(0, -1)
    const space =
      head.length < rest.length && rest[head.length] === ' ' ? head.length : head.lastIndexOf(' ')
    const end = space > 0 ? space : Math.max(1, head.length)
    lines.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...lines, cutTo(rest, width)]
}

// What is longer than this many lines of a terminal nobody reads there.
const MOST_BELOW = 9

/** A line that goes on below, two columns further in, where it does not fit into the width; one line without a width. */
export function goingOn(line: string, width: number | undefined): string {
  if (width === undefined || widthOf(line) <= width) return line
  const text = line.trimStart()
  const indent = line.slice(0, line.length - text.length)
  const lines = wrapTo(text, Math.max(LEAST_LINE, width - indent.length - 2), MOST_BELOW)
  // Each line is a text of its own, of which the beginning may be taken for a command.
  return indent + lines.map(plainText).join(`\n${indent}  `)
}

const LEAST_LINE = 20

/** The text filled up with spaces to so many columns. */
export function padTo(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + space : space + text
}

/** A text as the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

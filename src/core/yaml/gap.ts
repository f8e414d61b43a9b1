/** The offset of the next token: past blanks, line breaks, comments and the given indicators. */
export function nextToken(text: string, from: number, skipped = ''): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === HASH) at = lineEnd(text, at)
    else if (isBlank(code) || skipped.includes(text[at]!)) at++
    else break
  }
  return at
}

/** The offset of the line break that ends the line, or of the text's end. */
export function lineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++
  return at
}

/** Where the line begins that holds the offset. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--
  return at
}

/** Where the nearest line above begins that is not blank; 0 where there is none. */
export function previousLine(text: string, start: number): number {
  return lineStart(text, trimEnd(text, start, 0))
}

/** The number of spaces that a line begins with. */
export function indentOf(text: string, start: number): number {
  let at = start
  while (text.charCodeAt(at) === 0x20) at++
  return at - start
}

/**
 * Where the nearest line above begins that is indented by at most that many spaces; where there is none, or it is
 * above the floor, some line no deeper in the text than the floor.
 */
export function lineAbove(text: string, start: number, indent: number, floor = 0): number {
  let above = previousLine(text, start)
  while (above > 0 && above > floor && indentOf(text, above) > indent) {
    above = previousLine(text, above)
  }
  return above
}

/** The offset after the last character that is neither blank nor a line break, not before `least`. */
export function trimEnd(text: string, end: number, least: number): number {
  let at = end
  while (at > least && isBlank(text.charCodeAt(at - 1))) at--
  return at
}

const HASH = 0x23
const BYTE_ORDER_MARK = 0xfeff

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || isBreak(code) || code === BYTE_ORDER_MARK
}

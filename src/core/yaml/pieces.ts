/** A text whose last part is a long list, cut between the list's entries. */
export interface Pieces {
  /** Offset of the list's first dash. */
  readonly list: number
  /** The column of its dashes. */
  readonly column: number
  /** Offsets of the lines of its entries, each of which begins with a dash, and of the text's end. */
  readonly cuts: readonly number[]
}

/**
 * Cuts a text at the entries of its list; undefined where it has no list of two at its end. Only from its lines: that
 * they belong to one list is for the reader of the pieces to see.
 */
export function cutList(text: string): Pieces | undefined {
  if (hasLoneReturn(text)) return undefined
  const list = firstDash(text)
  if (list < 0) return undefined
  const start = text.lastIndexOf('\n', list) + 1
  const column = list - start
  const cuts = [start]
  for (let line = nextLine(text, start); line > 0; line = nextLine(text, line)) {
    let at = line
    while (at - line <= column && text.charCodeAt(at) === SPACE) at++
    if (at - line > column) continue
    if (at - line === column && isDash(text, at)) cuts.push(line)
    else if (!isNothing(text.charCodeAt(at))) return undefined
  }
  if (cuts.length < 2) return undefined
  cuts.push(text.length)
  return { list, column, cuts }
}

const SPACE = 0x20
const DASH = 0x2d
const HASH = 0x23
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

// YAML ends a line there too.
function hasLoneReturn(text: string): boolean {
  return text.includes('\r') && /\r(?!\n)/.test(text)
}

// Of the next line, 0 after the last one.
function nextLine(text: string, line: number): number {
  return text.indexOf('\n', line) + 1
}

function firstDash(text: string): number {
  const found = /^ *-(?=[ \r\n])/m.exec(text)
  return found ? found.index + found[0].length - 1 : -1
}

function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false
  const after = text.charCodeAt(at + 1)
  return after === SPACE || isEnd(after)
}

// A blank line, or one with a comment only.
function isNothing(code: number): boolean {
  return code === HASH || isEnd(code)
}

function isEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code)
}

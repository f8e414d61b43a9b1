/** One file of a repository: its path relative to the root and its decoded text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** Line and column, both from 1, columns in UTF-16 units, of an offset into the text. */
  position(offset: number): Position
}

interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of a file's text, as offsets in UTF-16 units; `end` is exclusive. */
export interface Place {
  readonly source: SourceFile
  readonly start: number
  readonly end: number
  /** All that it is about where it only points to a part of that, as for something that is missing. */
  readonly extent?: { readonly start: number; readonly end: number }
}

/** A file whose line index is made when a position is first asked for, as far as that is. */
export function sourceFile(path: string, text: string): SourceFile {
  let index: LineIndex | undefined
  return {
    path,
    text,
    position(offset) {
      index ??= lineIndex(text)
      const { line, start } = index(offset)
      return { line: line + 1, column: offset - start + 1 }
    },
  }
}

/** The whole of a file, which is reported at 1:1. */
export function wholeFile(source: SourceFile): Place {
  return { source, start: 0, end: 0 }
}

/** `file:line`, by which a message names a second place. */
export function placeName(place: Place): string {
  return `${place.source.path}:${place.source.position(place.start).line}`
}

/** The line that an offset is in, from 0, and the offset at which that begins. */
type LineIndex = (offset: number) => { readonly line: number; readonly start: number }

function lineIndex(text: string): LineIndex {
  const starts = [0]
  const next = nextLine(text)
  let last = 0
  return (offset) => {
    while (last <= offset) {
      last = next(last)
      if (last < Number.POSITIVE_INFINITY) starts.push(last)
    }
    const line = lineOf(starts, offset)
    return { line, start: starts[line]! }
  }
}

// Where the line behind a line begins, infinite for none. YAML's line breaks are LF, CRLF and a lone CR.
function nextLine(text: string): (start: number) => number {
  const breaks = text.includes('\r') ? /\r\n?|\n/g : undefined
  return (start) => {
    if (breaks) breaks.lastIndex = start
    const next = breaks ? (breaks.test(text) ? breaks.lastIndex : 0) : text.indexOf('\n', start) + 1
    return next || Number.POSITIVE_INFINITY
  }
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

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

/** A file whose line index is made when a position is first asked for. */
export function sourceFile(path: string, text: string): SourceFile {
  let starts: readonly number[] | undefined
  return {
    path,
    text,
    position(offset) {
      starts ??= lineStarts(text)
      const line = lineOf(starts, offset)
      return { line: line + 1, column: offset - starts[line]! + 1 }
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

// YAML's line breaks: LF, CRLF and a lone CR.
function lineStarts(text: string): number[] {
  const starts = [0]
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
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

import { markerNote } from './elsewhere.js'
import { type Disagreement, isConflict, type Piece } from './piece.js'

/** A merged text with its conflicts marked as git marks them. */
export interface MarkedText {
  readonly text: string
  readonly conflicts: readonly MarkedConflict[]
}

/** A conflict between markers. */
export interface MarkedConflict {
  /** Of its first marker, from 1. */
  readonly line: number
  readonly about: readonly Disagreement[]
}

/** How long git's markers are where nothing says otherwise. */
const MARKER_SIZE = 7

/** The text of pieces that end with a line feed. Either side of a conflict that is marked is a whole number of lines. */
export function markedText(pieces: readonly Piece[], size = MARKER_SIZE): MarkedText {
  const lines: string[] = []
  const conflicts: MarkedConflict[] = []
  let line = 1
  const put = (text: string) => {
    lines.push(text)
    line += countLines(text)
  }
  for (const stretch of wholeLines(pieces)) {
    if (typeof stretch === 'string') {
      put(stretch)
      continue
    }
    const { ours, theirs, about } = stretch
    conflicts.push({ line, about })
    const [begin, end] = (['ours', 'theirs'] as const).map((side) => side + markerNote(side, about))
    put(`${'<'.repeat(size)} ${begin}\n${ours}${'='.repeat(size)}\n`)
    put(`${theirs}${'>'.repeat(size)} ${end}\n`)
  }
  return { text: lines.join(''), conflicts }
}

interface Region {
  ours: string
  theirs: string
  about: Disagreement[]
}

// Where a part of a line is in dispute, all of it is.
function wholeLines(pieces: readonly Piece[]): readonly (string | Region)[] {
  const stretches: (string | Region)[] = []
  let open: Region | undefined
  const close = () => {
    if (!open || !isWhole(open)) return
    stretches.push(open)
    open = undefined
  }
  for (const piece of pieces) {
    close()
    if (isConflict(piece)) {
      const before = open ? '' : lineBefore(stretches)
      open ??= { ours: before, theirs: before, about: [] }
      open.ours += piece.ours
      open.theirs += piece.theirs
      for (const each of piece.about) open.about.push(each)
      continue
    }
    const cut = open ? piece.indexOf('\n') + 1 || piece.length : 0
    if (open) {
      open.ours += piece.slice(0, cut)
      open.theirs += piece.slice(0, cut)
    }
    close()
    if (cut < piece.length) stretches.push(piece.slice(cut))
  }
  close()
  return stretches
}

function isWhole({ ours, theirs }: Region): boolean {
  return [ours, theirs].every((text) => text === '' || text.endsWith('\n'))
}

// Takes the beginning of the last line, which has no end yet, out of the stretches.
function lineBefore(stretches: (string | Region)[]): string {
  const parts: string[] = []
  for (let last = stretches.at(-1); typeof last === 'string'; last = stretches.at(-1)) {
    const start = last.lastIndexOf('\n') + 1
    stretches.pop()
    if (start > 0) stretches.push(last.slice(0, start))
    parts.unshift(last.slice(start))
    if (start > 0) break
  }
  return parts.join('')
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

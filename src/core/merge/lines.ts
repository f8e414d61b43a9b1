import { diffArrays } from 'diff'
import { isConflict, type Piece } from './piece.js'
import { changedOf } from './three-way.js'

// Beyond so many differing lines the whole stretch between the first and the last counts as changed.
const MOST_EDITS = 2000

/**
 * Three texts merged line by line, as git merges files of which it knows nothing. A last line without an end is given
 * one before.
 */
export function mergeLines(base: string, ours: string, theirs: string): readonly Piece[] {
  const [b, o, t] = [base, ours, theirs].map(linesOf) as [string[], string[], string[]]
  const [inOurs, inTheirs] = [keptLines(b, o), keptLines(b, t)]
  const pieces: Piece[] = []
  let [bAt, oAt, tAt] = [0, 0, 0]
  const merge = (bEnd: number, oEnd: number, tEnd: number) => {
    const cut = (lines: readonly string[], from: number, to: number) =>
      lines.slice(from, to).join('')
    const piece = mergedStretch(cut(b, bAt, bEnd), cut(o, oAt, oEnd), cut(t, tAt, tEnd))
    if (piece !== '') pieces.push(piece)
    ;[bAt, oAt, tAt] = [bEnd, oEnd, tEnd]
  }
  for (let at = 0; at < b.length; at++) {
    const [oLine, tLine] = [inOurs[at], inTheirs[at]]
    if (oLine === undefined || tLine === undefined) continue
    merge(at, oLine, tLine)
    pieces.push(b[at]!)
    ;[bAt, oAt, tAt] = [at + 1, oLine + 1, tLine + 1]
  }
  merge(b.length, o.length, t.length)
  return pieces
}

/** The same where nothing is a conflict: of lines that both sides changed, both versions stay, ours first. */
export function joinLines(base: string, ours: string, theirs: string): string {
  return mergeLines(base, ours, theirs)
    .map((piece) => {
      if (!isConflict(piece)) return piece
      const known = new Set(linesOf(piece.ours))
      return (
        piece.ours +
        linesOf(piece.theirs)
          .filter((line) => !known.has(line))
          .join('')
      )
    })
    .join('')
}

function mergedStretch(base: string, ours: string, theirs: string): Piece {
  const side = changedOf(base, ours, theirs)
  if (side) return { ours, theirs }[side]
  return { ours, theirs, about: [{ path: [], kind: 'lines' }] }
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** For each line of a text where it stands in a changed text; undefined where it does not. */
function keptLines(
  before: readonly string[],
  now: readonly string[],
): readonly (number | undefined)[] {
  const kept: (number | undefined)[] = new Array(before.length)
  let start = 0
  while (start < before.length && start < now.length && before[start] === now[start]) {
    kept[start] = start
    start++
  }
  let end = 0
  const most = Math.min(before.length, now.length) - start
  while (end < most && before[before.length - 1 - end] === now[now.length - 1 - end]) {
    end++
    kept[before.length - end] = now.length - end
  }
  const middle = [
    before.slice(start, before.length - end),
    now.slice(start, now.length - end),
  ] as const
  let [b, n] = [start, start]
  for (const { added, removed, count } of diffArrays(...middle, { maxEditLength: MOST_EDITS }) ??
    []) {
    if (!added && !removed) for (let at = 0; at < count; at++) kept[b + at] = n + at
    if (!added) b += count
    if (!removed) n += count
  }
  return kept
}

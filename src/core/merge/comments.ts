import { joinLines } from './lines.js'
import { changedOf } from './three-way.js'

/** Lines of comments of a base and two sides in one. They never stop a merge: what both sides rewrote stays twice, ours first. */
export function mergeComments(base: string, ours: string, theirs: string): string {
  const side = changedOf(base, ours, theirs)
  return side ? { ours, theirs }[side] : joinLines(base, ours, theirs)
}

/** The ends of a line behind its value in one: blanks and a comment. */
export function mergeLineEnds(base: string, ours: string, theirs: string): string {
  const [b, o, t] = [base.trim(), ours.trim(), theirs.trim()]
  const side = changedOf(b, o, t)
  if (side) return { ours, theirs }[side]
  return o.includes(t) ? ours : `${ours.trimEnd() || ' '} ${t}\n`
}

/** The lines with so many spaces more before each, or fewer. Empty ones have none. */
export function shifted(lines: string, by: number): string {
  if (by === 0 || lines === '') return lines
  // Not by lines of a regular expression, which more than a line feed begins.
  if (by > 0) return lines.replace(/(^|\n)(?=[^\n])/g, `$1${' '.repeat(by)}`)
  return lines.replace(
    /(^|\n)( +)/g,
    (_, start: string, blanks: string) => start + blanks.slice(-by),
  )
}

import { diffArrays } from 'diff'

// Beyond so many differing lines the whole stretch between the first and the last counts as changed.
const MOST_EDITS = 1000

/** What a change touches of a text: lines from 1. */
export interface ChangedLines {
  /** Whether anything is different. */
  readonly isAny: boolean
  has(line: number): boolean
}

/**
 * The lines of a text that a change since an earlier text touches: new or altered ones; lines that were only deleted
 * touch none. Without an earlier text it is every line. How lines end makes no difference.
 */
export function changedLines(before: string | undefined, now: string): ChangedLines {
  if (before === undefined) return { isAny: true, has: () => true }
  if (before === now) return { isAny: false, has: () => false }
  const [old, current] = [linesOf(before), linesOf(now)]
  const parts = diffArrays(old, current, { maxEditLength: MOST_EDITS })
  if (!parts) return stretch(old, current)
  const changed = new Set<number>()
  let line = 1
  for (const { added, removed, count } of parts) {
    if (added) for (let at = 0; at < count; at++) changed.add(line + at)
    if (!removed) line += count
  }
  const isAny = parts.some(({ added, removed }) => added || removed)
  return { isAny, has: (asked) => changed.has(asked) }
}

/** The lines of a text without what ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

function stretch(old: readonly string[], current: readonly string[]): ChangedLines {
  let first = 0
  while (first < old.length && old[first] === current[first]) first++
  let last = 0
  while (
    last < current.length - first &&
    last < old.length - first &&
    old[old.length - 1 - last] === current[current.length - 1 - last]
  )
    last++
  const end = current.length - last
  return { isAny: true, has: (line) => line > first && line <= end }
}

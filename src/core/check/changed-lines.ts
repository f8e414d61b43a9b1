import { diffArrays } from 'diff'

// Beyond so many differing lines the whole stretch between the first and the last counts as changed.
const MOST_EDITS = 2000

/**
 * The lines of a text, from 1, that a change since an earlier text touches: new or altered ones, and the
 * neighbours of what was deleted. Without an earlier text it is every line.
 */
export function changedLines(before: string | undefined, now: string): (line: number) => boolean {
  if (before === undefined) return () => true
  if (before === now) return () => false
  const [old, current] = [linesOf(before), linesOf(now)]
  const parts = diffArrays(old, current, { maxEditLength: MOST_EDITS })
  if (!parts) return stretch(old, current)
  const changed = new Set<number>()
  let line = 1
  for (const { added, removed, count } of parts) {
    if (removed) {
      changed.add(line - 1)
      changed.add(line)
    } else {
      if (added) for (let at = 0; at < count; at++) changed.add(line + at)
      line += count
    }
  }
  return (asked) => changed.has(asked)
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

function stretch(old: readonly string[], current: readonly string[]): (line: number) => boolean {
  let first = 0
  while (first < old.length && old[first] === current[first]) first++
  let last = 0
  while (
    last < current.length - first &&
    old[old.length - 1 - last] === current[current.length - 1 - last]
  )
    last++
  return (line) => line > first && line <= current.length - last
}

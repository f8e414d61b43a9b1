import { linesOf } from './changed-lines.js'

// As git does: a file that kept half of its lines is the same one under another name.
const LEAST_ALIKE = 0.5

/** The text of those gone from elsewhere that a new text continues: the one most alike, if half of the lines are. */
export function renamedFrom(text: string, gone: readonly string[]): string | undefined {
  const lines = countsOf(linesOf(text))
  let [best, most] = [undefined as string | undefined, LEAST_ALIKE]
  for (const candidate of gone) {
    const alike = likeness(lines, countsOf(linesOf(candidate)))
    if (alike >= most && (alike > most || best === undefined)) [best, most] = [candidate, alike]
  }
  return best
}

type Counts = ReadonlyMap<string, number>

// Empty lines are alike everywhere.
function countsOf(lines: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const line of lines) if (line.trim()) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

function likeness(a: Counts, b: Counts): number {
  let common = 0
  for (const [line, count] of a) common += Math.min(count, b.get(line) ?? 0)
  return common / Math.max(sum(a), sum(b), 1)
}

function sum(counts: Counts): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}

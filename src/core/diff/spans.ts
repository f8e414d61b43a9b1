import { firstWhere } from '../search.js'
/** A stretch of rows, the end excluded, that the edit of an index covers. */
export interface Span {
  readonly start: number
  readonly end: number
  /** Of two that cover a row the one with the lower index is named first. */
  readonly index: number
}

/** What covers a row: the indexes of the first few, and how many there are. */
export interface Cover {
  readonly first: readonly number[]
  readonly count: number
}

const nothing: Cover = { first: [], count: 0 }

/** What covers each of some rows, which are in ascending order; `most` are named. What is the same for many is one object. */
export function covers(
  spans: readonly Span[],
  rows: readonly number[],
  most: number,
): ReadonlyMap<number, Cover> {
  const opening = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const closing = [...opening].sort((a, b) => a.end - b.end)
  const open: number[] = []
  let [next, last] = [0, 0]
  let cover = nothing
  const found = new Map<number, Cover>()
  for (const row of rows) {
    const before = next + last
    for (; next < opening.length && opening[next]!.start <= row; next++)
      open.splice(placeOf(open, opening[next]!.index), 0, opening[next]!.index)
    for (; last < closing.length && closing[last]!.end <= row; last++)
      open.splice(placeOf(open, closing[last]!.index), 1)
    if (next + last > before)
      cover = open.length ? { first: open.slice(0, most), count: open.length } : nothing
    found.set(row, cover)
  }
  return found
}

// The index of the first that is no lower; the list is in ascending order.
function placeOf(sorted: readonly number[], index: number): number {
  return firstWhere(sorted, (each) => each >= index)
}

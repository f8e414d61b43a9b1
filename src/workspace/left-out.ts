import type { Item } from '../core/backlog/item.js'
import type { Problem } from '../core/problems/problem.js'
import type { LeftOut } from '../core/rank/shown.js'
import type { Place } from '../core/yaml/source.js'

/** Parts the items into those without errors and those that an error stands in. */
export function partItems(
  items: readonly Item[],
  problems: readonly Problem[],
): { readonly sound: readonly Item[]; readonly faulty: readonly Item[] } {
  const errors = new Map<string, number[]>()
  for (const { severity, place } of problems) {
    if (severity !== 'error') continue
    const offsets = errors.get(place.source.path)
    if (offsets) offsets.push(place.start)
    else errors.set(place.source.path, [place.start])
  }
  if (!errors.size) return { sound: items, faulty: [] }
  for (const offsets of errors.values()) offsets.sort((a, b) => a - b)
  const hasError = ({ source, node }: Item) => {
    const offsets = errors.get(source.path)
    if (!offsets) return false
    const next = offsets[firstFrom(offsets, node.start)]
    return next !== undefined && next < Math.max(node.end, node.start + 1)
  }
  return { sound: items.filter((item) => !hasError(item)), faulty: items.filter(hasError) }
}

/** Whether a line of a file stands in one of the items; an item's own problems can hide what a comment there is for. */
export function insideAny(
  items: readonly Item[],
): (at: { readonly place: Place; readonly line: number }) => boolean {
  const lines = new Set(
    items.flatMap(({ source, node }) => {
      const first = source.position(node.start).line
      const count = source.position(node.end).line - first + 1
      return Array.from({ length: count }, (_, index) => `${first + index} ${source.path}`)
    }),
  )
  return ({ place, line }) => lines.has(`${line} ${place.source.path}`)
}

/** What was left out, in order of file and line: faulty items, and files that gave nothing. */
export function leftOutOf(faulty: readonly Item[], unreadable: readonly string[]): LeftOut[] {
  const items = faulty.map(({ id, source, node }) => ({
    id: id || null,
    file: source.path,
    line: source.position(node.start).line,
  }))
  const files = unreadable.map((file) => ({ id: null, file, line: 1 }))
  return [...items, ...files].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  )
}

function firstFrom(sorted: readonly number[], least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

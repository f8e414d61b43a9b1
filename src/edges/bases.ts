import { isAtOrBelow } from '../core/glob.js'
import { isPlainPath } from './path.js'

/** The bases that lie below no other, without those that are no path of a repository. */
export function outermost(bases: readonly string[]): readonly string[] {
  const plain = [...new Set(bases)].filter((base) => base === '' || isPlainPath(base)).sort()
  const outer: string[] = []
  for (const base of plain) {
    // Sorted, `a-b` stands between `a` and `a/b`: more than the last one may be above it.
    if (!outer.some((other) => isAtOrBelow(base, other))) outer.push(base)
  }
  return outer
}

/** A test whether a path is at or below one of the bases; its time does not grow with their number. */
export function belowAny(bases: readonly string[]): (path: string) => boolean {
  const all = new Set(bases)
  if (all.has('')) return () => true
  return (path) => {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      if (all.has(path.slice(0, at))) return true
    return all.has(path)
  }
}

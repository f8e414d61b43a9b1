import type { Report } from '../core/problems/problem.js'

/** What is made of a key, once where nothing is wrong with it: else that is told each time. */
export function madeOnce<K extends object, V>(
  known: WeakMap<K, V> | undefined,
  key: K,
  make: (report: Report) => V,
  report: Report,
): V {
  const before = known?.get(key)
  if (before !== undefined) return before
  let told = 0
  const made = make((found) => {
    told++
    report(found)
  })
  if (told === 0) known?.set(key, made)
  return made
}

/** The index of the first in a list for which it holds, its length if for none; it holds for all behind that one. */
export function firstWhere<T>(sorted: readonly T[], holds: (each: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

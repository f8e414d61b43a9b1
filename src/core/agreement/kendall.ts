/**
 * Kendall's tau-b of two rankings of the same items, each given as whole numbers from 0 that are equal where it ranks
 * them alike: 1 where they put every pair in the same order, −1 where in the reverse one; null where one of them ranks
 * all items alike. M. G. Kendall, "The Treatment of Ties in Ranking Problems", Biometrika 33(3), 1945. In n log n steps:
 * William R. Knight, "A Computer Method for Calculating Kendall's Tau with Ungrouped Data", Journal of the American
 * Statistical Association 61(314), 1966.
 */
export function kendallTau(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length
  const { ranks, tied, tiedInBoth } = secondByFirst(a, b)
  const discordant = countExchanges(ranks)
  const tiedInSecond = tiesInOrder(ranks)
  const all = pairs(n)
  const width = (all - tied) * (all - tiedInSecond)
  if (width <= 0) return null
  const concordance = all - tied - tiedInSecond + tiedInBoth - 2 * discordant
  return concordance / Math.sqrt(width)
}

// The second ranking in the order of the first, ties in the order of the second, and the pairs that are tied.
function secondByFirst(a: ArrayLike<number>, b: ArrayLike<number>) {
  const n = a.length
  let base = 1
  for (let at = 0; at < n; at++) base = Math.max(base, b[at]! + 1)
  const keys = Float64Array.from({ length: n }, (_, at) => a[at]! * base + b[at]!).sort()
  const ranks = new Float64Array(n)
  let tied = 0
  let tiedInBoth = 0
  for (let from = 0, group = 0; from < n; ) {
    const key = keys[from]!
    const first = Math.floor(key / base)
    let end = from
    while (end < n && keys[end] === key) ranks[end++] = key - first * base
    tiedInBoth += pairs(end - from)
    group += end - from
    if (end === n || Math.floor(keys[end]! / base) !== first) {
      tied += pairs(group)
      group = 0
    }
    from = end
  }
  return { ranks, tied, tiedInBoth }
}

/** Sorts the numbers by merging and counts the pairs that stood in the wrong order. */
function countExchanges(ranks: Float64Array): number {
  const n = ranks.length
  let from = ranks
  let to: Float64Array = new Float64Array(n)
  let count = 0
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width)
      count += merge(from, to, start, Math.min(start + width, n), Math.min(start + 2 * width, n))
    const done = to
    to = from
    from = done
  }
  if (from !== ranks) ranks.set(from)
  return count
}

function merge(
  from: Float64Array,
  to: Float64Array,
  start: number,
  middle: number,
  end: number,
): number {
  let left = start
  let right = middle
  let count = 0
  for (let at = start; at < end; at++) {
    const takesLeft = right === end || (left < middle && from[left]! <= from[right]!)
    if (!takesLeft) count += middle - left
    to[at] = takesLeft ? from[left++]! : from[right++]!
  }
  return count
}

function tiesInOrder(sorted: Float64Array): number {
  let tied = 0
  for (let from = 0; from < sorted.length; ) {
    let end = from
    while (end < sorted.length && sorted[end] === sorted[from]) end++
    tied += pairs(end - from)
    from = end
  }
  return tied
}

function pairs(n: number): number {
  return (n * (n - 1)) / 2
}

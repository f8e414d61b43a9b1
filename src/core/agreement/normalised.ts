/**
 * Ranks as shares of a ranking, between 0 for the first and 1 for the last: (r − ½) / n, r being the middle of the
 * ranks that equal ones share. Ranks are whole numbers that are equal where items are ranked alike.
 */
export function normalisedRanks(ranks: ArrayLike<number>): Float64Array {
  const n = ranks.length
  const keys = Float64Array.from({ length: n }, (_, at) => ranks[at]! * n + at).sort()
  const shares = new Float64Array(n)
  for (let from = 0; from < n; ) {
    const rank = Math.floor(keys[from]! / n)
    let end = from
    while (end < n && Math.floor(keys[end]! / n) === rank) end++
    for (let at = from; at < end; at++) shares[keys[at]! - rank * n] = (from + end) / 2 / n
    from = end
  }
  return shares
}

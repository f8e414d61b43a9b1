import type { Match, Matches } from './match.js'

/**
 * The entries of both sides in one order: that of theirs where only they moved any, else that of ours. What only the
 * other side has follows what it follows there, behind what ours adds at the same place.
 */
export function mergedOrder({ ours, theirs, base }: Matches): readonly Match[] {
  const isTheirs = isReordered(theirs, base) && !isReordered(ours, base)
  const [kept, others] = isTheirs ? [theirs, ours] : [ours, theirs]
  const place = new Map(kept.map((match, index) => [match, index]))
  const inOthers = new Set(others)
  // Behind an entry and all after it that the other side lacks.
  const runEnd: number[] = new Array(kept.length + 1)
  runEnd[kept.length] = kept.length
  for (let at = kept.length - 1; at >= 0; at--)
    runEnd[at] = inOthers.has(kept[at]!) ? at : runEnd[at + 1]!

  const before: Match[][] = Array.from({ length: kept.length + 1 }, () => [])
  let anchor = 0
  for (const match of others) {
    const at = place.get(match)
    if (at === undefined) before[isTheirs ? anchor : runEnd[anchor]!]!.push(match)
    else anchor = at + 1
  }
  return [...kept, undefined].flatMap((match, at) =>
    match ? [...before[at]!, match] : before[at]!,
  )
}

/** Whether a side has entries of the base, of those that both sides still have, in another order. */
function isReordered(side: readonly Match[], base: readonly Match[]): boolean {
  const place = new Map(base.map((match, index) => [match, index]))
  let last = -1
  return side.some((match) => {
    const at = match.ours && match.theirs ? place.get(match) : undefined
    if (at === undefined) return false
    const isBack = at < last
    last = at
    return isBack
  })
}

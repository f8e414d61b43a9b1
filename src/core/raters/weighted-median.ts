import { compareText } from '../compare.js'

export interface Weighted {
  readonly value: number
  /** Above 0. */
  readonly weight: number
}

// Weights such as 0.1 and 0.2 do not sum up exactly.
const TOLERANCE = 1e-9

/**
 * The weighted median: the least value up to which more than half of the weight lies; where exactly half lies up to a
 * value, the mean of it and the next. A weight w counts as w values of weight 1. At least one value.
 */
export function weightedMedian(values: readonly Weighted[]): number {
  const sorted = [...values].sort((a, b) => a.value - b.value || a.weight - b.weight)
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2
  let before = 0
  for (const [at, { value, weight }] of sorted.entries()) {
    before += weight
    if (before > half * (1 + TOLERANCE)) return value
    const next = sorted[at + 1]
    if (next && before >= half * (1 - TOLERANCE)) return value / 2 + next.value / 2
  }
  return sorted.at(-1)!.value
}

/**
 * The value of the word that has most weight. Of words with equal weight it is the one whose value is nearest to the
 * weighted median of all, then the one of the lower value, then the first by code unit. At least one word.
 */
export function weightedMajority(words: readonly (Weighted & { readonly word: string })[]): number {
  const totals = new Map<string, Weighted & { readonly word: string }>()
  for (const each of [...words].sort((a, b) => a.weight - b.weight)) {
    const weight = (totals.get(each.word)?.weight ?? 0) + each.weight
    totals.set(each.word, { ...each, weight })
  }
  const most = Math.max(...[...totals.values()].map(({ weight }) => weight))
  const middle = weightedMedian(words)
  const [first] = [...totals.values()]
    .filter(({ weight }) => weight >= most * (1 - TOLERANCE))
    .sort(
      (a, b) =>
        Math.abs(a.value - middle) - Math.abs(b.value - middle) ||
        a.value - b.value ||
        compareText(a.word, b.word),
    )
  return first!.value
}

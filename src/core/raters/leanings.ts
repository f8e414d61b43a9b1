import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import { exponential } from '../estimates/exponential.js'
import type { Framework } from '../frameworks/framework.js'
import { type InputVoice, voicesOf, weighted } from '../rank/input-values.js'
import { type Need, needsFor, type Standard } from '../rank/needs.js'
import { axisOf } from './axis.js'
import { weightedMedian } from './weighted-median.js'

/** How a rater's estimates of one input stand beside those of the others. */
export interface Leaning {
  readonly rater: string
  readonly need: Need
  readonly kind: 'factor' | 'scale'
  /** Of the others' estimates: the typical factor, or the mean distance as a share of the scale, above 0 where the rater is higher. */
  readonly size: number
  /** Items that others estimate too, and of these how many the rater puts above and below them. */
  readonly items: number
  readonly above: number
  readonly below: number
}

/**
 * Where each rater stands beside the others, by input: the mean over items of the distance between the rater's estimate and
 * the weighted median of all others, the item's own included, on the input's axis; of logarithms it is given as a factor,
 * the geometric mean of the ratios. The furthest from the others first.
 */
export function leaningsOf(
  items: readonly Item[],
  framework: Framework,
  { framework: standard }: Standard,
): Leaning[] {
  const { inputs, changes } = needsFor(framework, standard)
  const rated = items.filter(({ ratings }) => ratings)
  return [...inputs, ...changes.values()]
    .flatMap((need) => leaningsIn(rated, need))
    .sort(
      (a, b) =>
        far(b) - far(a) ||
        b.items - a.items ||
        compareText(a.rater, b.rater) ||
        compareText(a.need.name, b.need.name),
    )
}

function leaningsIn(items: readonly Item[], need: Need): Leaning[] {
  const pairs = items.flatMap((item) => pairsIn(voicesOf(item, need)))
  const { kind, at } = axisOf(
    need.input,
    pairs.flatMap(({ value, others }) => [value, others]),
  )
  const byRater = new Map<string, number[]>()
  for (const { rater, value, others } of pairs) {
    const distance = at(value) - at(others)
    const before = byRater.get(rater)
    if (before) before.push(distance)
    else byRater.set(rater, [distance])
  }
  return [...byRater].map(([rater, distances]) => {
    const mean = distances.reduce((sum, each) => sum + each, 0) / distances.length
    return {
      rater,
      need,
      kind,
      size: kind === 'factor' ? exponential(mean) : mean,
      items: distances.length,
      above: distances.filter((each) => each > NEARLY).length,
      below: distances.filter((each) => each < -NEARLY).length,
    }
  })
}

// Logarithms of equal numbers may differ in their last digits.
const NEARLY = 1e-9

interface Pair {
  readonly rater: string
  readonly value: number
  /** The weighted median of all others. */
  readonly others: number
}

function pairsIn(voices: readonly InputVoice[]): Pair[] {
  if (voices.length < 2) return []
  return voices.flatMap((voice) => {
    const { rating, value } = voice
    if (!rating) return []
    const others = voices.filter((each) => each !== voice).map(weighted)
    return [{ rater: rating.rater, value, others: weightedMedian(others) }]
  })
}

function far({ kind, size }: Leaning): number {
  return kind === 'factor' ? 1 - Math.min(size, 1 / size) : Math.abs(size)
}

import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { Framework } from '../frameworks/framework.js'
import type { Standard } from './needs.js'
import { rankableItems } from './rankable.js'
import type { Ranked, Ranking, Scored } from './ranking.js'
import { scoreItems } from './score.js'
import { roundScore } from './significant.js'

/**
 * The items of a backlog as a framework ranks them. Of all items given, those with a status that
 * is ranked count, without containers. An order of buckets goes first, then the score; equal ones
 * share a rank and stand by due date, none last, then by id.
 */
export function rankItems(
  items: readonly Item[],
  framework: Framework,
  standard: Standard & { readonly containers?: ReadonlySet<string> },
): Ranking {
  const rankable = rankableItems(items, standard.containers)
  const { scored, unscored } = scoreItems(rankable, framework, standard)
  const scores = Float64Array.from(scored, ({ score }) => (score === null ? 0 : roundScore(score)))
  const compare = (a: number, b: number) =>
    comparePlaces(scored[a]!.places, scored[b]!.places) || scores[b]! - scores[a]!
  const order = scored
    .map((_, at) => at)
    .sort((a, b) => compare(a, b) || compareTied(scored[a]!.item, scored[b]!.item))
  let [rank, tier] = [0, 0]
  const ranked = order.map((at, row): Ranked => {
    const before = order[row - 1] ?? at
    if (row === 0 || compare(before, at) !== 0) rank = row + 1
    if (comparePlaces(scored[before]!.places, scored[at]!.places)) tier++
    const { item, score, bucket, size, inputs, places } = scored[at]!
    return { rank, tier, item, score, bucket, size, inputs, places }
  })
  return {
    framework,
    ranked,
    unscored: [...unscored].sort((a, b) => compareText(a.item.id, b.item.id)),
  }
}

/** Which of two scored items ranks first, below zero for the first; equal ones share a rank. */
export function compareScored(
  a: Pick<Scored, 'places' | 'score'>,
  b: Pick<Scored, 'places' | 'score'>,
): number {
  return comparePlaces(a.places, b.places) || roundScore(b.score ?? 0) - roundScore(a.score ?? 0)
}

// After every date that a calendar of four digits has.
const NO_DATE = '~'

/** Which of two places in the orders that rank before the score is first. */
export function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (let level = 0; level < a.length; level++) {
    const difference = a[level]! - b[level]!
    if (difference) return difference
  }
  return 0
}

/** Which of two items of one rank stands first: by due date, none last, then by id. */
export function compareTied(a: Item, b: Item): number {
  return compareText(a.due?.date ?? NO_DATE, b.due?.date ?? NO_DATE) || compareText(a.id, b.id)
}

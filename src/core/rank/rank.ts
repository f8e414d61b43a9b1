import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { Framework } from '../frameworks/framework.js'
import type { Standard } from './needs.js'
import { rankableItems } from './rankable.js'
import type { Ranked, Ranking } from './ranking.js'
import { type Placed, scoreItems } from './score.js'
import { roundScore } from './significant.js'

/**
 * The items of a backlog as a framework ranks them. Of all items given, those with a status that
 * is ranked count, without containers. An order of buckets goes first, then the score; equal ones
 * share a rank and stand by due date, none last, then by id.
 */
export function rankItems(
  items: readonly Item[],
  framework: Framework,
  standard: Standard,
): Ranking {
  const { scored, unscored } = scoreItems(rankableItems(items), framework, standard)
  const entries = scored.map((placed) => ({
    placed,
    score: placed.score === null ? 0 : roundScore(placed.score),
    due: placed.item.due?.date ?? NO_DATE,
  }))
  entries.sort(
    (a, b) =>
      compareStanding(a, b) ||
      compareText(a.due, b.due) ||
      compareText(a.placed.item.id, b.placed.item.id),
  )
  let rank = 0
  const ranked = entries.map(({ placed }, at): Ranked => {
    const before = entries[at - 1]
    if (!before || compareStanding(before, entries[at]!) !== 0) rank = at + 1
    const { places, ...rest } = placed
    return { rank, ...rest }
  })
  return {
    framework,
    ranked,
    unscored: [...unscored].sort((a, b) => compareText(a.item.id, b.item.id)),
  }
}

// After every date that a calendar of four digits has.
const NO_DATE = '~'

interface Entry {
  readonly placed: Placed
  readonly score: number
}

function compareStanding(a: Entry, b: Entry): number {
  const [places, others] = [a.placed.places, b.placed.places]
  for (let level = 0; level < places.length; level++) {
    const difference = places[level]! - others[level]!
    if (difference) return difference
  }
  return b.score - a.score
}

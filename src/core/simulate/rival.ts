import { valueIn } from '../frameworks/formula/evaluate.js'
import type { Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { comparable } from './above.js'
import { pointStanding } from './quantities.js'
import { NONE, type Standing } from './standing.js'

/** How a ranked item stands to the one with which it competes for a place among the first items. */
export interface Rival {
  /** Of the other item. */
  readonly id: string
  /** Whether the item is among the first now: its rank is at most the cut. */
  readonly isFirst: boolean
  /** Whether it would be on the other side of the cut with the standing of a row. */
  isPassed(standing: Standing, row: number): boolean
  /** By how much the better of the two scores is above the other then; 0 where buckets or a lack of score decide. */
  distance(standing: Standing, row: number): number
}

/**
 * Whom each row of a ranking competes with for a place among the first `cut`: of the others, the one that has the last of
 * these places where the item has none. undefined where there are not more items than places.
 */
export function rivalsOf(
  { framework, ranked }: Ranking,
  standard: Standard,
  cut: number,
): ((row: number) => Rival) | undefined {
  const last = ranked[cut - 1]
  const next = ranked[cut]
  if (!last || !next) return undefined
  const ofFirst = comparisonWith(pointStanding(next.item, framework, standard))
  const ofRest = comparisonWith(pointStanding(last.item, framework, standard))
  return (row) => {
    const { isBelow, distance } = row < cut ? ofFirst : ofRest
    const isFirst = ranked[row]!.rank <= cut
    return {
      id: (row < cut ? next : last).item.id,
      isFirst,
      isPassed: (standing, at) => isBelow(standing, at) === isFirst,
      distance,
    }
  }
}

function comparisonWith(other: Standing) {
  const place = other.places[0]!
  const score = other.scores[0]!
  return {
    isBelow(standing: Standing, row: number): boolean {
      const own = valueIn(standing.places, row)
      if (own !== place) return own > place
      return comparable(valueIn(standing.scores, row)) < comparable(score)
    },
    distance(standing: Standing, row: number): number {
      const own = valueIn(standing.scores, row)
      const isComparable = valueIn(standing.places, row) === place && own !== NONE
      return isComparable ? Math.abs(own - score) : 0
    },
  }
}

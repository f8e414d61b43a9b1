import { valueIn } from '../frameworks/formula/evaluate.js'
import type { Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { comparable } from './above.js'
import { pointStanding, type Quantity } from './quantities.js'
import { NONE, type Standing } from './standing.js'

/** How a ranked item stands to the one with which it competes for a place among the first items. */
export interface Rival {
  /** Of the other item. */
  readonly id: string
  /** Whether the item is among the first now: its rank is at most the cut. */
  readonly isFirst: boolean
  /** The rows of standings with which it would be on the other side of the cut. */
  passed(standing: Standing, rows: number): number[]
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
    const { below, distance } = row < cut ? ofFirst : ofRest
    const isFirst = ranked[row]!.rank <= cut
    return {
      id: (row < cut ? next : last).item.id,
      isFirst,
      passed: (standing, rows) => below(standing, rows, isFirst),
      distance,
    }
  }
}

function comparisonWith(other: Standing) {
  const place = other.places[0]!
  const score = other.scores[0]!
  return {
    /** The rows that are below the other one, or those that are not. */
    below({ scores, places }: Standing, rows: number, isBelow: boolean): number[] {
      const found: number[] = []
      const least = comparable(score)
      for (let row = 0; row < rows; row++) {
        const own = valueIn(places, row)
        const is = own === place ? comparable(valueIn(scores, row)) < least : own > place
        if (is === isBelow) found.push(row)
      }
      return found
    },
    distance(standing: Standing, row: number): number {
      const own = valueIn(standing.scores, row)
      const isComparable = valueIn(standing.places, row) === place && own !== NONE
      return isComparable ? Math.abs(own - score) : 0
    },
  }
}

/** The first of some values of a quantity with which its item is on the other side of the cut; −1 where there is none. */
export function firstPassed(quantity: Quantity, rival: Rival, values: Float64Array): number {
  return rival.passed(quantity.standingAt(values), values.length)[0] ?? -1
}

/** Whether an item is on the other side of the cut where a quantity of it has this value. */
export function isPassedAt(quantity: Quantity, rival: Rival, value: number): boolean {
  return firstPassed(quantity, rival, Float64Array.of(value)) === 0
}

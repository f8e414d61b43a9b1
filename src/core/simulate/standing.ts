import { type Columns, type Room, valueIn } from '../frameworks/formula/evaluate.js'
import type { Framework } from '../frameworks/framework.js'
import type { SortedRows } from '../rank/buckets.js'
import { scoreColumns } from '../rank/score-columns.js'

/** How one item stands in each draw, or a single value that holds in all of them. */
export interface Standing {
  /** Not rounded; −∞ where there is no score, 0 where the framework has no formula. */
  readonly scores: Float64Array
  /** Where its bucket stands in the orders that rank before the score, 0 the best; ∞ without a score, 0 where none ranks. */
  readonly places: Float64Array
  /** The share of draws without a score. */
  readonly noScore: number
}

/** The score of a draw without one: it ranks below all others. */
export const NONE = Number.NEGATIVE_INFINITY
const NOWHERE = Number.POSITIVE_INFINITY
const ZERO = Float64Array.of(0)

/** The standing of rows of inputs by a framework, in columns that `room` gives. */
export function standingOf(
  framework: Framework,
  columns: Columns,
  rows: number,
  room?: Room,
): Standing {
  const { scores = ZERO, levels } = scoreColumns(framework, columns, rows, room)
  if (levels.length === 0) return standing(scores, ZERO)
  const isSame = scores.length === 1 && levels.every((level) => level.isSame)
  const places = Float64Array.from({ length: isSame ? 1 : rows }, (_, row) =>
    Number.isFinite(valueIn(scores, row)) ? placeOf(levels, row) : NOWHERE,
  )
  if (!places.includes(NOWHERE)) return standing(scores, places)
  return standing(
    places.map((place, row) => (place === NOWHERE ? NONE : valueIn(scores, row))),
    places,
  )
}

function standing(scores: Float64Array, places: Float64Array): Standing {
  // Zero times what is no finite number is none.
  let zero = 0
  for (let row = 0; row < scores.length; row++) zero += scores[row]! * 0
  if (zero === 0) return { scores, places, noScore: 0 }
  const ranking = scores.map((score) => (Number.isFinite(score) ? score : NONE))
  const without = ranking.filter((score) => score === NONE).length
  return { scores: ranking, places, noScore: without / scores.length }
}

// The places of all levels as one number.
function placeOf(levels: readonly SortedRows[], row: number): number {
  let place = 0
  for (const level of levels) {
    if (!level.isPlaced(row)) return NOWHERE
    if (level.places) place = place * level.places + level.placeOf(row)[0]!
  }
  return place
}

import { valueIn } from '../frameworks/formula/evaluate.js'
import type { Given } from '../rank/inputs.js'
import { levelPoints } from './levels.js'
import type { Points } from './quantiles.js'
import { isCertain, type Spreading } from './score-draws.js'
import { STRATA } from './strata.js'

/** The scores where the inputs have the values that a spread gives them, or a single one that holds in all rows. */
type ScoresOf = (spreading: Pick<Spreading, 'spread' | 'rows'>) => Float64Array

/**
 * The points of a score of which one input alone is a range, an interval or three points, and which only rises or only
 * falls with it: those of that input. undefined for any other.
 */
export function pointsOfSingle(given: readonly Given[], scoresOf: ScoresOf): Points | undefined {
  const [first, ...more] = given.filter(({ estimate }) => !isCertain(estimate))
  if (!first || more.length) return undefined
  const { estimate } = first
  if (estimate.kind !== 'interval' && estimate.kind !== 'three-point') return undefined
  // The ends of an estimate keep the limits of the input, so that its points do.
  const points = levelPoints(estimate)
  const scores = scoresOf({
    spread: (levels) => Float64Array.of(...levels, ...points),
    rows: STRATA + points.length,
  })
  const [low, middle, high] = points.map((_, at) => valueIn(scores, STRATA + at))
  const ordered = [valueIn(scores, 0), low!, middle!, high!, valueIn(scores, STRATA - 1)]
  if (isMonotone(ordered) && isMonotone(scores.subarray(0, STRATA)))
    return low! <= high!
      ? { p5: low!, p50: middle!, p95: high! }
      : { p5: high!, p50: middle!, p95: low! }
  return undefined
}

function isMonotone(scores: ArrayLike<number>): boolean {
  const isRising = scores[scores.length - 1]! >= scores[0]!
  for (let at = 1; at < scores.length; at++) {
    const [before, after] = [scores[at - 1]!, scores[at]!]
    if (isRising ? after < before : after > before) return false
  }
  return true
}

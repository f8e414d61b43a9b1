import type { Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { spreadEstimate } from './draw.js'
import { type Quantity, quantitiesOf } from './quantities.js'
import { type Rival, rivalsOf } from './rival.js'
import { isCertain } from './score-draws.js'
import { type Spread, STRATA, shuffled } from './strata.js'
import { turningPoint } from './turning-point.js'

/** What knowing one estimate exactly may change. */
export interface Finding {
  readonly quantity: Quantity
  /** Of the item: whether it is among the first now, and with whom it would change places. */
  readonly rival: Rival
  /** The probability that the first items are others then. */
  readonly chance: number
  /** By how much the scores of the first items are then higher together, on average over all that may be found. */
  readonly gain: number
  /** From which value on they change; null where that is not one side of a value. */
  readonly when: { readonly above: number } | { readonly below: number } | null
}

/**
 * The uncertain estimates of all ranked items, the most worth knowing first; those that cannot change which items are
 * the first `cut` are absent. An estimate becomes known at each of its values in turn while all others stay at their
 * point values, which is how pm ranks with that value in the file. `chance` is how often the first items change; `gain`
 * is the expected value of partial perfect information on the selection, E[greatest score of a selection, the value
 * known] − E[score of the present one]: R. A. Howard, "Information Value Theory", IEEE Transactions on Systems Science
 * and Cybernetics 2, 1966; for one estimate at a time M. Strong, J. E. Oakley and A. Brennan, Medical Decision Making 34,
 * 2014. Inputs are independent, so that an estimate moves its own item alone and matters only if that passes its rival.
 */
export function worthFindingOut(ranking: Ranking, standard: Standard, cut: number): Finding[] {
  const rivalOf = rivalsOf(ranking, standard, cut)
  if (!rivalOf) return []
  const found = ranking.ranked.flatMap(({ item }, row) =>
    quantitiesOf(item, ranking.framework, standard).flatMap((quantity) =>
      isCertain(quantity.estimate) ? [] : (findingOf(quantity, rivalOf(row)) ?? []),
    ),
  )
  return found.sort((a, b) => b.chance - a.chance || b.gain - a.gain)
}

function findingOf(quantity: Quantity, rival: Rival): Finding | undefined {
  const values = valuesOf(quantity)
  const standing = quantity.standingAt(values)
  const passed: number[] = []
  let gain = 0
  for (let row = 0; row < values.length; row++) {
    if (!rival.isPassed(standing, row)) continue
    passed.push(values[row]!)
    gain += rival.distance(standing, row)
  }
  if (!passed.length) return undefined
  const when = sideOf(quantity, rival, values, passed)
  return {
    quantity,
    rival,
    chance: passed.length / values.length,
    gain: gain / values.length,
    when,
  }
}

// Where they are the least or the greatest of all values they begin at one value.
function sideOf(
  quantity: Quantity,
  rival: Rival,
  values: Float64Array,
  passed: readonly number[],
): Finding['when'] {
  const sorted = values.toSorted()
  const ordered = Float64Array.from(passed).sort()
  const [least, most] = [ordered[0]!, ordered[ordered.length - 1]!]
  const from = sorted.indexOf(least)
  const to = sorted.lastIndexOf(most)
  if (to - from + 1 !== passed.length) return null
  const isPassed = (value: number) => rival.isPassed(quantity.standingAt(Float64Array.of(value)), 0)
  const last = sorted.length - 1
  if (from > 0 && to === last) return { above: turningPoint(isPassed, sorted[from - 1]!, least) }
  if (from === 0 && to < last) return { below: turningPoint(isPassed, sorted[to + 1]!, most) }
  return null
}

const inOrder: Spread = (levels) => levels
const COMPOUND_DRAWS = 10 * STRATA

// Each stratum of a distribution once; of what is made of several, draws.
function valuesOf({ estimate, input, item, drawnAt }: Quantity): Float64Array {
  const isSingle = estimate.kind === 'interval' || estimate.kind === 'three-point'
  const spread = isSingle ? inOrder : shuffled(item.id, { seed: 0, draws: COMPOUND_DRAWS })
  return spreadEstimate(estimate, input, drawnAt, spread)
}

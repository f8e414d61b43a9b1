import type { Estimate } from '../estimates/estimate.js'
import type { Room } from '../frameworks/formula/evaluate.js'
import type { Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { spreadEstimate } from './draw.js'
import { columnMemory } from './memory.js'
import { type Quantity, quantitiesOf } from './quantities.js'
import { firstPassed, isPassedAt, type Rival, rivalsOf } from './rival.js'
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

/** Finds what is worth finding out about a row of a ranking. */
export type Finder = (row: number) => readonly Finding[]

/**
 * What is worth finding out about the ranked items: their uncertain estimates without those that cannot change which
 * items are the first `cut`. An estimate becomes known at each of its values in turn while all others stay at their
 * point values, which is how pm ranks with that value in the file. `chance` is how often the first items change; `gain`
 * is the expected value of partial perfect information on the selection, E[greatest score of a selection, the value
 * known] − E[score of the present one]: R. A. Howard, "Information Value Theory", IEEE Transactions on Systems Science
 * and Cybernetics 2, 1966; for one estimate at a time M. Strong, J. E. Oakley and A. Brennan, Medical Decision Making 34,
 * 2014. Inputs are independent, so that an estimate moves its own item alone and matters only if that passes its rival.
 */
export function finderFor(ranking: Ranking, standard: Standard, cut: number): Finder {
  const rivalOf = rivalsOf(ranking, standard, cut)
  if (!rivalOf) return () => []
  const memory = columnMemory()
  return (row) =>
    quantitiesOf(ranking.ranked[row]!.item, ranking.framework, standard).flatMap((quantity) => {
      if (isCertain(quantity.estimate)) return []
      memory.reuse()
      return findingOf(quantity, rivalOf(row), memory.room) ?? []
    })
}

/** The most worth knowing first. */
export function byWorth(a: Finding, b: Finding): number {
  return b.chance - a.chance || b.gain - a.gain
}

function findingOf(quantity: Quantity, rival: Rival, room: Room): Finding | undefined {
  const values = valuesOf(quantity)
  if (isOutOfReach(quantity, (value) => isPassedAt(quantity, rival, value), values))
    return undefined
  const standing = quantity.standingAt(values, room)
  const rows = rival.passed(standing, values.length)
  if (!rows.length) return undefined
  const gain = rows.reduce((sum, row) => sum + rival.distance(standing, row), 0)
  const passed = Float64Array.from(rows, (row) => values[row]!).sort()
  return {
    quantity,
    rival,
    chance: rows.length / values.length,
    gain: gain / values.length,
    when: sideOf(quantity, rival, values, passed),
  }
}

// A product of powers only rises or only falls with a factor that is above zero; values of a single distribution ascend.
function isOutOfReach(
  { isFactor, estimate }: Quantity,
  passes: (value: number) => boolean,
  values: Float64Array,
): boolean {
  const [least, most] = [values[0]!, values[values.length - 1]!]
  return isFactor && isSingle(estimate) && least > 0 && !passes(least) && !passes(most)
}

// Where they are the least or the greatest of all values they begin at one value.
function sideOf(
  quantity: Quantity,
  rival: Rival,
  values: Float64Array,
  passed: Float64Array,
): Finding['when'] {
  const sorted = isSingle(quantity.estimate) ? values : values.toSorted()
  const [least, most] = [passed[0]!, passed[passed.length - 1]!]
  const from = sorted.indexOf(least)
  const to = sorted.lastIndexOf(most)
  if (to - from + 1 !== passed.length) return null
  const turnAfter = (outside: number, inside: number) =>
    turningPoint((tried) => firstPassed(quantity, rival, tried), outside, inside)
  const last = sorted.length - 1
  if (from > 0 && to === last) return { above: turnAfter(sorted[from - 1]!, least) }
  if (from === 0 && to < last) return { below: turnAfter(sorted[to + 1]!, most) }
  return null
}

const inOrder: Spread = (levels) => levels
const COMPOUND_DRAWS = 10 * STRATA

function isSingle({ kind }: Estimate): boolean {
  return kind === 'interval' || kind === 'three-point'
}

// Each stratum of a distribution once; of what is made of several, draws.
function valuesOf({ estimate, input, item, drawnAt }: Quantity): Float64Array {
  const spread = isSingle(estimate)
    ? inOrder
    : shuffled(item.id, { seed: 0, draws: COMPOUND_DRAWS })
  return spreadEstimate(estimate, input, drawnAt, spread)
}

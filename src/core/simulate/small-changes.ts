import { pointValue } from '../estimates/point-value.js'
import type { Standard } from '../rank/needs.js'
import type { Ranking } from '../rank/ranking.js'
import { toLimits } from './draw.js'
import { type Quantity, quantitiesOf } from './quantities.js'
import { firstPassed, isPassedAt, type Rival, rivalsOf } from './rival.js'
import { turningPoint } from './turning-point.js'

/** A small change of one estimate that changes which items are the first. */
export interface SmallChange {
  readonly quantity: Quantity
  /** Of the item: whether it is among the first now, and with whom it would change places. */
  readonly rival: Rival
  /** The present point value, and the value beyond which the first items are others. */
  readonly value: number
  readonly turn: number
  /** How far that is as a share of the present value, below 0 for a lesser one. */
  readonly change: number
}

/**
 * The estimates of which a change by at most that share, inside the limits of the input, changes which items are the first
 * `cut`, the least change first. Exact, and one estimate at a time: all others stay at their point values.
 */
export function smallChanges(
  ranking: Ranking,
  standard: Standard,
  { cut, share }: { readonly cut: number; readonly share: number },
): SmallChange[] {
  const rivalOf = rivalsOf(ranking, standard, cut)
  if (!rivalOf) return []
  const found = ranking.ranked.flatMap(({ item }, row) =>
    quantitiesOf(item, ranking.framework, standard).flatMap((quantity) =>
      [1 - share, 1 + share].flatMap((times) => changeOf(quantity, rivalOf(row), times) ?? []),
    ),
  )
  return found.sort((a, b) => Math.abs(a.change) - Math.abs(b.change))
}

function changeOf(quantity: Quantity, rival: Rival, times: number): SmallChange | undefined {
  const { input, estimate } = quantity
  if (input.wordsOnly) return undefined
  const value = pointValue(estimate)
  const end = toLimits(value * times, input)
  if (end === value || !isPassedAt(quantity, rival, end)) return undefined
  const turn = turningPoint((tried) => firstPassed(quantity, rival, tried), value, end)
  return { quantity, rival, value, turn, change: turn / value - 1 }
}

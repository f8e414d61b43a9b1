import type { Item } from '../backlog/item.js'
import type { Framework } from '../frameworks/framework.js'
import type { Term } from '../rank/explanation.js'
import type { Standard } from '../rank/needs.js'
import { probabilityAbove, toComparable } from '../simulate/above.js'
import { sampleEstimate } from '../simulate/draw.js'
import type { Sampling } from '../simulate/sampling.js'
import { drawnPlace, isCertain, standingDraws } from '../simulate/score-draws.js'
import type { Sign, StandsWith } from './turn.js'

/** The probability that one item ranks above another in a draw of all estimates of both; equal ones count half. */
export function chanceAbove(
  a: Item,
  b: Item,
  framework: Framework,
  standard: Standard,
  sampling: Sampling,
): number {
  const [above, below] = [a, b].map((item) =>
    toComparable(
      standingDraws(item, framework, standard, sampling),
      new Float64Array(sampling.draws),
    ),
  )
  return probabilityAbove(above!, below!)
}

/**
 * The probability that a draw of one input turns an order, equal ones counting half, and an item below the other where it
 * has no score; 0 of a single number.
 */
export function chanceOfTurn(
  item: Item,
  term: Term,
  present: Sign,
  stands: StandsWith,
  sampling: Sampling,
): number {
  if (isCertain(term.estimate) || present === 0) return 0
  const at = { item: item.id, place: drawnPlace(term) }
  const { signs } = stands(sampleEstimate(term.estimate, term.need.input, at, sampling))
  const turned = signs.filter((sign) => sign === -present).length
  const equal = signs.filter((sign) => sign === 0).length
  return (turned + equal / 2) / signs.length
}

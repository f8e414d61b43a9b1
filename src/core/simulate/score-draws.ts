import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import type { Columns, Room } from '../frameworks/formula/evaluate.js'
import type { Framework } from '../frameworks/framework.js'
import { type Given, givenInputs } from '../rank/inputs.js'
import { needsFor, type Standard } from '../rank/needs.js'
import { sharedInputs } from '../schema/item.js'
import { spreadEstimate } from './draw.js'
import { type Sampling, teamPlace } from './sampling.js'
import { type Standing, standingOf } from './standing.js'
import { type Spread, shuffled } from './strata.js'

/**
 * The scores of one item by draw, not rounded; −∞ where the formula gives no number or an order of buckets has no
 * place, so that such a draw ranks below all others. 0 where the framework only sorts into buckets. The item is one
 * that has a score. They depend on no other item.
 */
export function scoreDraws(
  item: Item,
  framework: Framework,
  standard: Standard,
  sampling: Sampling,
): Float64Array {
  const { scores } = standingDraws(item, framework, standard, sampling)
  return scores.length === sampling.draws
    ? scores
    : new Float64Array(sampling.draws).fill(scores[0]!)
}

/** How one item stands in each draw. */
export function standingDraws(
  item: Item,
  framework: Framework,
  standard: Standard,
  sampling: Sampling,
  room?: Room,
): Standing {
  const spread = shuffled(item.id, sampling, room)
  return spreadStanding(item, framework, standard, {
    spread,
    rows: sampling.draws,
    ...(room && { room }),
  })
}

/** The values that inputs have, how many, and where columns of them go. */
export interface Spreading {
  readonly spread: Spread
  readonly rows: number
  readonly room?: Room
}

/** How one item stands where its inputs have the values that a spread gives them. */
export function spreadStanding(
  item: Item,
  framework: Framework,
  { framework: standard }: Standard,
  { spread, rows, room }: Spreading,
): Standing {
  const columns = new Map<string, Float64Array>()
  for (const given of givenInputs(item, needsFor(framework, standard))) {
    const { need, estimate } = given
    const values = isCertain(estimate)
      ? Float64Array.of(estimate.value)
      : spreadEstimate(estimate, need.input, drawnPlace(given), spread)
    columns.set(`${need.framework}.${need.input.name}`, values)
  }
  const absent = Float64Array.of(0)
  const of: Columns = ({ framework, name }) => columns.get(`${framework}.${name}`) ?? absent
  return standingOf(framework, of, rows, room)
}

/** Whether an estimate is one number, so that every draw is the same. */
export function isCertain(estimate: Estimate): estimate is Extract<Estimate, { kind: 'point' }> {
  return estimate.kind === 'point'
}

/** The place under which an input is drawn: the same whichever framework asks for it. */
export function drawnPlace({ need, from }: Given): string {
  const { framework, input } = need
  if (from === 'teams') return teamPlace
  if (from === 'kpis') return input.name
  const isShared = from === 'item' && sharedInputs.some((name) => name === input.name)
  return isShared ? input.name : `${framework}.${input.name}`
}

import type { Item } from '../backlog/item.js'
import type { Columns } from '../frameworks/formula/evaluate.js'
import type { Framework } from '../frameworks/framework.js'
import { type Given, givenInputs } from '../rank/inputs.js'
import { needsFor, type Standard } from '../rank/needs.js'
import { scoreColumns } from '../rank/score-columns.js'
import { sharedInputs } from '../schema/item.js'
import { sampleEstimate } from './draw.js'
import type { Sampling } from './sampling.js'

/**
 * The scores of one item by draw, not rounded, −∞ where the formula gives no number, so that such a
 * draw ranks below all others. All draws are 0 where the framework only sorts into buckets. The
 * item is one that has a score. They depend on no other item.
 */
export function scoreDraws(
  item: Item,
  framework: Framework,
  standard: Standard,
  sampling: Sampling,
): Float64Array {
  const { scores } = scoreColumns(
    framework,
    drawInputs(item, framework, standard, sampling),
    sampling.draws,
  )
  return scores
    ? scores.map((score) => (Number.isFinite(score) ? score : Number.NEGATIVE_INFINITY))
    : new Float64Array(sampling.draws)
}

/** Draws of all inputs of one item; a single value where it is certain. */
function drawInputs(
  item: Item,
  framework: Framework,
  { framework: standard }: Standard,
  sampling: Sampling,
): Columns {
  const columns = new Map<string, Float64Array>()
  for (const given of givenInputs(item, needsFor(framework, standard))) {
    const { need, estimate } = given
    const at = { item: item.id, place: drawnPlace(given) }
    const values =
      estimate.kind === 'point'
        ? Float64Array.of(estimate.value)
        : sampleEstimate(estimate, need.input, at, sampling)
    columns.set(`${need.framework}.${need.input.name}`, values)
  }
  const absent = Float64Array.of(0)
  return ({ framework: of, name }) => columns.get(`${of}.${name}`) ?? absent
}

/** The place under which an input is drawn: the same wherever the item is asked for it. */
export function drawnPlace({ need, from }: Given): string {
  const { framework, input } = need
  if (from === 'teams') return 'effort_by_team'
  if (from === 'kpis') return input.name
  const isShared = from === 'item' && sharedInputs.some((name) => name === input.name)
  return isShared ? input.name : `${framework}.${input.name}`
}

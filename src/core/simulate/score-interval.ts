import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import { newRoom, type Room } from '../frameworks/formula/evaluate.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import { givenInputs } from '../rank/inputs.js'
import { needsFor, type Standard } from '../rank/needs.js'
import { latticeFor, onLattice } from './lattice.js'
import { type Points, pointsOf } from './quantiles.js'
import { pointStanding } from './quantities.js'
import { spreadStanding } from './score-draws.js'
import { pointsOfProduct } from './score-product.js'
import { pointsOfSingle } from './single-range.js'
import { NONE } from './standing.js'

/** The 5, 50 and 95 % points of a score, not rounded; null for one that the formula gives no number for. */
export type ScoreInterval = { readonly [K in keyof Points]: number | null }

/**
 * The interval of the score of an item that has one, integrated over a lattice and not over draws: the same whatever
 * the seed and the number of draws. It is exact where the score is a product of log-normal inputs, and where a single
 * estimate is a range with which it only rises or only falls. null where the framework only sorts into buckets.
 */
export function scoreInterval(
  item: Item,
  framework: Framework,
  standard: Standard,
  room: Room = newRoom,
): ScoreInterval | null {
  if (!scoreOf(framework)) return null
  const given = givenInputs(item, needsFor(framework, standard.framework))
  const atMedians = () => pointStanding(item, framework, standard).scores[0]!
  const exact =
    pointsOfSingle(given, (spreading) => {
      return spreadStanding(item, framework, standard, { ...spreading, room }).scores
    }) ?? pointsOfProduct(given, framework, atMedians)
  if (exact) return intervalOf(exact)
  const lattice = latticeFor(given.reduce((sum, { estimate }) => sum + dimensionsOf(estimate), 0))
  const spreading = { spread: onLattice(lattice, room), rows: lattice.points, room }
  const { scores } = spreadStanding(item, framework, standard, spreading)
  return intervalOf(pointsOf(scores))
}

function intervalOf({ p5, p50, p95 }: Points): ScoreInterval {
  return { p5: numberOf(p5), p50: numberOf(p50), p95: numberOf(p95) }
}

function numberOf(score: number): number | null {
  return score === NONE ? null : score + 0
}

// How many numbers from 0 to 1 fix its value: one for each distribution, and one for which part of a mixture holds.
function dimensionsOf(estimate: Estimate): number {
  switch (estimate.kind) {
    case 'point':
      return 0
    case 'interval':
    case 'three-point':
      return 1
    case 'total':
      return Object.values(estimate.of).reduce((sum, part) => sum + dimensionsOf(part), 0)
    case 'mixture':
      return 1 + Math.max(...estimate.of.map((part) => dimensionsOf(part.estimate)))
  }
}

import { type Estimates, type EstimatesGiven, isBare, valueAt } from '../backlog/estimates-given.js'
import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import type { Framework } from '../frameworks/framework.js'
import { estimateOf, onItself } from '../rank/inputs.js'
import { type Need, needOf } from '../rank/needs.js'
import { mix, type Voice } from './mix.js'
import type { Rating } from './rating.js'

/** Mixes what raters estimate of an item into what its own file gives. */
export type WithRatings = (item: Item, ratings: readonly Rating[]) => Item

/**
 * Each input is mixed where a ranking looks for it: in the block of a framework where the item or a rater gives it there,
 * else on the item itself. The item keeps what its own file gives as `decided`. With inputs of raters it is a candidate
 * where its file gives no status. `standard` is the default framework.
 */
export function mixer(frameworks: Iterable<Framework>, standard: Framework): WithRatings {
  const needs = new Map(
    [...frameworks].map((framework) => [framework.name, ownNeeds(framework, standard)]),
  )
  return (item, ratings) => {
    const { own, blocks, kpis, effortByTeam } = item
    const decided: EstimatesGiven = { own, blocks, kpis, ...(effortByTeam && { effortByTeam }) }
    const merged: EstimatesGiven = {
      ...decided,
      own: mixed(own, ratings, {
        of: (rating) => rating.own,
        decision: (name) => onItself(decided, name),
      }),
      kpis: mixed(kpis, ratings, {
        of: (rating) => rating.kpis,
        decision: (id) => valueAt(kpis, id),
      }),
      blocks: mixedBlocks(decided, ratings, needs),
    }
    const isIdea = item.plain.status === undefined && isBare(merged, standard)
    const status = item.plain.status ?? (isIdea ? 'idea' : 'candidate')
    // Begun with a spread, each item would have a hidden class of its own in Node 20.
    return Object.assign({ ratings, decided }, item, merged, { status })
  }
}

// What a block of the framework may give, whether its formula reads it or not.
function ownNeeds(framework: Framework, standard: Framework): readonly Need[] {
  return framework.inputs
    .filter(({ from }) => !from)
    .map((input) => needOf({ framework: framework.name, input }, framework, standard))
}

interface Slot {
  of(rating: Rating): Estimates
  decision(name: string): Estimate | undefined
}

function mixed(before: Estimates, ratings: readonly Rating[], { of, decision }: Slot): Estimates {
  const names = new Set(ratings.flatMap((rating) => Object.keys(of(rating))))
  const estimates = { ...before }
  for (const name of names)
    estimates[name] = mix(
      decision(name),
      voices(ratings, (rating) => valueAt(of(rating), name)),
    )
  return estimates
}

function mixedBlocks(
  decided: EstimatesGiven,
  ratings: readonly Rating[],
  needs: ReadonlyMap<string, readonly Need[]>,
): EstimatesGiven['blocks'] {
  const all = [decided, ...ratings]
  const blocks = { ...decided.blocks }
  for (const name of new Set(all.flatMap((each) => Object.keys(each.blocks)))) {
    const block = { ...blocks[name] }
    for (const need of needs.get(name) ?? []) {
      const { name: input } = need.input
      if (!all.some((each) => valueAt(valueAt(each.blocks, name) ?? {}, input))) continue
      const raters = voices(ratings, (rating) => estimateOf(rating, need))
      if (raters.length) block[input] = mix(estimateOf(decided, need), raters)
    }
    blocks[name] = block
  }
  return blocks
}

function voices(
  ratings: readonly Rating[],
  estimate: (rating: Rating) => Estimate | undefined,
): Voice[] {
  return ratings.flatMap((rating) => {
    const given = estimate(rating)
    return given ? [{ weight: rating.weight, estimate: given }] : []
  })
}

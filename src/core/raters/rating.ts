import type { EstimatesGiven } from '../backlog/estimates-given.js'
import type { YamlMap, YamlScalar } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'

/** What one rater estimates of one item. */
export interface Rating extends EstimatesGiven {
  readonly rater: string
  /** How much it counts beside the others; the item's own estimate counts 1. Above 0. */
  readonly weight: number
  /** When it was estimated. */
  readonly on?: string
  readonly source: SourceFile
  /** The id as the rater's file names the item, and what stands under it. */
  readonly key: YamlScalar
  readonly node: YamlMap
}

/** Whether it says nothing of its item. */
export function isEmpty({ own, blocks, kpis }: Rating): boolean {
  return [own, kpis, ...Object.values(blocks)].every((each) => Object.keys(each).length === 0)
}

/** A rating that says this of its item. Begun with a spread, each would have a hidden class of its own in Node 20. */
export function saying(
  { own, blocks, kpis }: EstimatesGiven,
  { rater, weight, source, key, node, on }: Omit<Rating, keyof EstimatesGiven>,
): Rating {
  const rating: Rating = { own, blocks, kpis, rater, weight, source, key, node }
  return on === undefined ? rating : Object.assign(rating, { on })
}

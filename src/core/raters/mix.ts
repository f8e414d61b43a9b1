import type { Estimate } from '../estimates/estimate.js'
import { pointValue } from '../estimates/point-value.js'
import { weightedMajority, weightedMedian } from './weighted-median.js'

/** An estimate of one person. */
export interface Voice {
  readonly weight: number
  readonly estimate: Estimate
}

/** What the item's own estimate counts among those of raters. */
export const OWN_WEIGHT = 1

/**
 * The estimate that a decision and those of raters come to, in the simplest form that says the same: the decision gives
 * the point value, all together the distribution. Without a decision the point value is the raters' weighted median, or
 * the weighted majority where all of them give words. At least one rater.
 */
export function mix(decision: Estimate | undefined, raters: readonly Voice[]): Estimate {
  const of = decision ? [{ weight: OWN_WEIGHT, estimate: decision }, ...raters] : raters
  const [first] = of
  if (of.length === 1 || of.every(({ estimate }) => isSamePoint(estimate, first!.estimate)))
    return first!.estimate
  const value = decision ? pointValue(decision) : consensus(raters)
  return { kind: 'mixture', ...(decision && { decision }), point: value, of }
}

function consensus(raters: readonly Voice[]): number {
  const values = raters.map(({ weight, estimate }) => ({ weight, value: pointValue(estimate) }))
  const words = raters.flatMap(({ estimate }, at) => {
    const word = estimate.kind === 'point' ? estimate.word : undefined
    return word === undefined ? [] : [{ ...values[at]!, word }]
  })
  return words.length === raters.length ? weightedMajority(words) : weightedMedian(values)
}

function isSamePoint(a: Estimate, b: Estimate): boolean {
  return a.kind === 'point' && b.kind === 'point' && a.value === b.value
}

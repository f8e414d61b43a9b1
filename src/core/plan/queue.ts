import { countsDelay } from './follow.js'
import type { Assignment, PlanModel } from './model.js'
import { orderWithinDays } from './sequence/within-days.js'

/**
 * The placed items in the order in which they finish. Those of one day stand as they were placed; but where delay has a
 * cost a team works in the order in which theirs costs least.
 */
export function queueOf(model: PlanModel, { finish, order }: Assignment): number[] {
  const queue = order
    .map((index, at) => ({ index, at, day: finish[index]! }))
    .sort((a, b) => a.day - b.day || a.at - b.at)
    .map(({ index }) => index)
  return countsDelay(model) ? orderWithinDays(model, finish, queue) : queue
}

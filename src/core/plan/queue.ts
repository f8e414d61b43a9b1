import { countsDelay } from './counts-delay.js'
import type { Assignment, PlanModel } from './model.js'
import { orderWithinDays } from './sequence/within-days.js'

/**
 * The placed items in the order in which they finish. Those of one day stand as they were placed; but where delay has a
 * cost a team works in the order in which theirs costs least.
 */
export function queueOf(
  model: PlanModel,
  { finish, order, queue: known }: Assignment,
): readonly number[] {
  if (known) return known
  const byDay = new Map<number, number[]>()
  for (const index of order) {
    const day = finish[index]!
    const others = byDay.get(day)
    if (others) others.push(index)
    else byDay.set(day, [index])
  }
  const queue = [...byDay].sort(([a], [b]) => a - b).flatMap(([, indexes]) => indexes)
  return countsDelay(model) ? orderWithinDays(model, finish, queue) : queue
}

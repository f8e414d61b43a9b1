import { arrange } from './arrange.js'
import { countsDelay } from './counts-delay.js'
import { followDelay } from './follow-delay.js'
import type { PlanModel } from './model.js'
import type { Followed } from './steps.js'

/**
 * The plan that follows the ranking: each item in the model's order goes into the earliest period
 * that keeps every rule, and what it depends on and is not yet placed goes directly before it. Where a value is what delay
 * costs the ranking gives way to the order in which that is least.
 */
export function follow(model: PlanModel): Followed {
  if (countsDelay(model)) return followDelay(model)
  return arrange(model, { sequence: model.items.map((_, index) => index) })
}

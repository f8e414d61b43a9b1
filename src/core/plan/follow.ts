import { arrange } from './arrange.js'
import type { PlanModel } from './model.js'
import type { Followed } from './steps.js'

/**
 * The plan that follows the ranking: each item in the model's order goes into the earliest period
 * that keeps every rule, and what it depends on and is not yet placed goes directly before it.
 */
export function follow(model: PlanModel): Followed {
  return arrange(model, { sequence: model.items.map((_, index) => index) })
}

import { valueBound } from './bound.js'
import { follow } from './follow.js'
import type { PlanModel } from './model.js'
import type { Plan } from './plan.js'
import { planOf } from './schedule.js'
import { reasonsOf } from './why.js'

/** The plan that follows the ranking, with its reasons. */
export function planByRanking(model: PlanModel): Plan {
  const followed = follow(model)
  return planOf(model, followed, reasonsOf(model, followed), valueBound(model))
}

import { bestPlan } from '../../../src/core/plan/optimal/best-plan.js'
import type { Plan } from '../../../src/core/plan/plan.js'
import { loadHighsSolver } from '../../../src/edges/highs.js'
import { modelFor, type Setting, type Written } from './backlog.js'

const solver = await loadHighsSolver()

/** The plan of greatest value. */
export function bestFor(setting: Setting, items: readonly Written[]): Plan {
  const plan = bestPlan(modelFor(setting, items), solver)
  if ('failure' in plan) throw new Error(plan.failure)
  return plan
}

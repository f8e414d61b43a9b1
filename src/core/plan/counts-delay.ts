import type { PlanModel } from './model.js'
import { tierCount } from './worth.js'

/** Whether teams work in the order in which delay costs least: its cost is known, and no category goes first. */
export function countsDelay(model: PlanModel): boolean {
  return model.delayPer !== null && tierCount(model) === 1
}

import { planBacklog, type RankedPlan } from '../core/plan/plan-backlog.js'
import type { Workspace } from '../workspace.js'

/**
 * The ranking of a workspace by its default framework and the plan that follows it. To be asked only where that
 * framework can be used: where it cannot, another one stands in for it.
 */
export function planWorkspace(workspace: Workspace): RankedPlan {
  return planBacklog({ ...workspace, units: workspace.config.units })
}

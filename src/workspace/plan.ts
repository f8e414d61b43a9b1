import type { Item } from '../core/backlog/item.js'
import { type Agreements, agreementsOf } from '../core/plan/agreements.js'
import type { Diagnoses } from '../core/plan/diagnosis/diagnose.js'
import type { TargetRemedies } from '../core/plan/diagnosis/targets.js'
import type { PlanModel } from '../core/plan/model.js'
import type { Solver, SolverFailure } from '../core/plan/optimal/program.js'
import type { Plan } from '../core/plan/plan.js'
import { modelBacklog, planBacklog, type RankedPlan } from '../core/plan/plan-backlog.js'
import type { Workspace } from '../workspace.js'

/**
 * The ranking of a workspace by its default framework and the plan that follows it. To be asked only where that
 * framework can be used: where it cannot, another one stands in for it.
 */
export function planWorkspace(workspace: Workspace): RankedPlan {
  return planBacklog({ ...workspace, units: workspace.config.units })
}

/** The same with the plan of greatest value, which a solver finds. Where that fails it says why. */
export async function planWorkspaceByValue(
  workspace: Workspace,
  loadSolver: () => Promise<Solver | SolverFailure>,
): Promise<RankedPlan | SolverFailure> {
  const [solver, { bestPlan }] = await Promise.all([
    loadSolver(),
    import('../core/plan/optimal/best-plan.js'),
  ])
  if ('failure' in solver) return solver
  const { ranking, model } = modelBacklog({ ...workspace, units: workspace.config.units })
  const plan = bestPlan(model, solver)
  return 'failure' in plan ? plan : { ranking, plan }
}

/** The planning problem of a workspace, whichever plan is made of it. */
export function modelWorkspace(workspace: Workspace): PlanModel {
  return modelBacklog({ ...workspace, units: workspace.config.units }).model
}

/** What stands in the way of the commitments that a plan of a workspace does not keep. */
export async function diagnosesOf(
  workspace: Workspace,
  plan: Pick<Plan, 'broken'>,
): Promise<Diagnoses> {
  if (plan.broken.length === 0) return { diagnoses: [], more: 0, together: null }
  const { diagnoseBacklog } = await import('../core/plan/diagnosis/diagnose-backlog.js')
  return diagnoseBacklog({ ...workspace, units: workspace.config.units }, plan.broken, true)
}

/** What would meet the target dates that a plan of a workspace misses. */
export async function targetsIn(
  workspace: Workspace,
  { late }: Pick<Plan, 'late'>,
): Promise<readonly TargetRemedies[]> {
  if (late.length === 0) return []
  const { targetsOfBacklog } = await import('../core/plan/diagnosis/diagnose-backlog.js')
  return targetsOfBacklog({ ...workspace, units: workspace.config.units }, late)
}

/** What the agreed periods of a workspace, or that of one item, cost in the plan that follows the ranking. */
export function agreementsIn(workspace: Workspace, only?: Item): Agreements {
  return agreementsOf({ ...workspace, units: workspace.config.units }, only)
}

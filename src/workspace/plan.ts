import type { Item } from '../core/backlog/item.js'
import { type Agreements, agreementsOf } from '../core/plan/agreements.js'
import { planByRanking } from '../core/plan/by-ranking.js'
import type { Diagnoses } from '../core/plan/diagnosis/diagnose.js'
import type { MissesTargets, TargetRemedies } from '../core/plan/diagnosis/targets.js'
import type { PlanModel } from '../core/plan/model.js'
import type { Solver, SolverFailure } from '../core/plan/optimal/program.js'
import type { Plan } from '../core/plan/plan.js'
import { type ModelledBacklog, modelBacklog, type RankedPlan } from '../core/plan/plan-backlog.js'
import type { Workspace } from '../workspace.js'

// What is said beside a plan starts with the same planning problem, and several of them with the same plan.
const modelled = new WeakMap<Workspace, ModelledBacklog>()
const planned = new WeakMap<Workspace, RankedPlan>()

function backlogOf(workspace: Workspace) {
  return { ...workspace, units: workspace.config.units }
}

function modelledOf(workspace: Workspace): ModelledBacklog {
  const known = modelled.get(workspace) ?? modelBacklog(backlogOf(workspace))
  modelled.set(workspace, known)
  return known
}

/**
 * The ranking of a workspace by its default framework and the plan that follows it. To be asked only where that
 * framework can be used: where it cannot, another one stands in for it.
 */
export function planWorkspace(workspace: Workspace): RankedPlan {
  const before = planned.get(workspace)
  if (before) return before
  const known = modelledOf(workspace)
  const made = { ...known, plan: planByRanking(known.model) }
  planned.set(workspace, made)
  return made
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
  const known = modelledOf(workspace)
  const plan = bestPlan(known.model, solver)
  return 'failure' in plan ? plan : { ...known, plan }
}

/** The planning problem of a workspace, whichever plan is made of it. */
export function modelWorkspace(workspace: Workspace): PlanModel {
  return modelledOf(workspace).model
}

/** What stands in the way of the commitments that a plan of a workspace does not keep. */
export async function diagnosesOf(
  workspace: Workspace,
  { broken }: Pick<Plan, 'broken'>,
): Promise<Diagnoses> {
  if (broken.length === 0) return { diagnoses: [], more: 0, together: null }
  const { diagnoseBacklog } = await import('../core/plan/diagnosis/diagnose-backlog.js')
  return diagnoseBacklog(backlogOf(workspace), modelWorkspace(workspace), broken, true)
}

/** What would meet the target dates that a plan of a workspace misses. */
export async function targetsIn(
  workspace: Workspace,
  plan: MissesTargets,
): Promise<readonly TargetRemedies[]> {
  if (plan.late.length === 0) return []
  const { targetsOfBacklog } = await import('../core/plan/diagnosis/diagnose-backlog.js')
  return targetsOfBacklog(backlogOf(workspace), modelWorkspace(workspace), plan)
}

/** What the agreed periods of a workspace, or that of one item, cost in the plan that follows the ranking. */
export function agreementsIn(workspace: Workspace, only?: Item): Agreements {
  return agreementsOf(backlogOf(workspace), () => modelledOf(workspace), only)
}

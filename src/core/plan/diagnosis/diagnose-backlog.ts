import type { PlanModel } from '../model.js'
import type { BrokenItem } from '../plan.js'
import { modelBacklog, type PlannedBacklog } from '../plan-backlog.js'
import { type Diagnoses, diagnose } from './diagnose.js'
import { type MissesTargets, type TargetRemedies, targetRemedies } from './targets.js'
import type { TriedBacklog } from './trials.js'

type Given = PlannedBacklog & Pick<TriedBacklog, 'config'>

/** What stands in the way of commitments that the plan of a backlog does not keep; `model` is its planning problem. */
export function diagnoseBacklog(
  backlog: Given,
  model: PlanModel,
  broken: readonly BrokenItem[],
  isTogether = false,
): Diagnoses {
  return diagnose(broken, model, tried(backlog), isTogether)
}

/** What would meet target dates that the plan of a backlog misses; `model` is its planning problem. */
export function targetsOfBacklog(
  backlog: Given,
  model: PlanModel,
  plan: MissesTargets,
): readonly TargetRemedies[] {
  return targetRemedies(plan, model, tried(backlog))
}

function tried(backlog: Given): TriedBacklog {
  return {
    ...backlog,
    modelOf: (changed) => modelBacklog({ ...backlog, ...changed }).model,
  }
}

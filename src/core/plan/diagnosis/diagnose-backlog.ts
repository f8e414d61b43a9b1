import type { BrokenItem } from '../plan.js'
import { modelBacklog, type PlannedBacklog } from '../plan-backlog.js'
import type { Changeable } from './change.js'
import { type Diagnoses, diagnose } from './diagnose.js'
import type { TriedBacklog } from './trials.js'

/** What stands in the way of commitments that the plan of a backlog does not keep. */
export function diagnoseBacklog(
  backlog: PlannedBacklog & Pick<TriedBacklog, 'config'>,
  broken: readonly BrokenItem[],
  isTogether = false,
): Diagnoses {
  const tried = {
    ...backlog,
    modelOf: (changed: Changeable) => modelBacklog({ ...backlog, ...changed }).model,
  }
  return diagnose(broken, modelBacklog(backlog).model, tried, isTogether)
}

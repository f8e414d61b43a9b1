import type { Flag, Run } from '../command.js'
import type { Plan } from '../core/plan/plan.js'
import { UsageError } from '../errors.js'
import { plainText } from '../render/text.js'
import { planWorkspace, planWorkspaceByValue } from '../workspace/plan.js'
import type { Workspace } from '../workspace.js'

/** Flags that choose between the plan of greatest value and the one that follows the ranking. */
export const planFlags: readonly Flag[] = [
  { flags: '--optimize', description: 'plan for the greatest value in place of by the ranking' },
  { flags: '--no-optimize', description: 'plan by the ranking, whatever pm.yaml says' },
]

/** The plan that flags and pm.yaml ask for. Throws UsageError where the flag asks for one that cannot be found. */
export async function askedPlan({ flags, io }: Run, workspace: Workspace): Promise<Plan> {
  const { optimize } = flags
  const isWanted = (optimize ?? workspace.config.roadmap?.optimize) === true
  if (!isWanted) return planWorkspace(workspace).plan
  const found = await planWorkspaceByValue(workspace, io.solver)
  if (!('failure' in found)) return found.plan
  const message = `HiGHS, which finds the plan of greatest value, ${found.failure}`
  if (optimize === true)
    throw new UsageError(message, 'without --optimize the plan follows the ranking')
  io.err.write(`pm: ${plainText(message)}\n  the plan follows the ranking\n`)
  return planWorkspace(workspace).plan
}

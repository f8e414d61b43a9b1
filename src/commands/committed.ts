import type { Run } from '../command.js'
import { type PlanMoves, planMoves } from '../core/plan/moves.js'
import type { Plan } from '../core/plan/plan.js'
import { editsBetween } from '../workspace/difference.js'
import type { Workspace } from '../workspace.js'
import { askedPlan } from './asked-plan.js'

/** What a plan moves beside the one of the commit that is checked out. */
export interface SinceCommit {
  /** Its full id. */
  readonly commit: string
  readonly moves: PlanMoves
}

/** What the plan of a state moves beside that of an earlier one; null where nothing is, and where one cannot be ranked. */
export async function movesBetween(
  run: Run,
  base: Workspace,
  { workspace, plan }: { readonly workspace: Workspace; readonly plan: Plan },
): Promise<PlanMoves | null> {
  const { pairs, edited, settings, sound, isRanked } = editsBetween(base, workspace)
  if (!isRanked) return null
  const isSame = edited.length + settings.configuration.length + settings.kpis.length === 0
  if (isSame) return null
  const compared = pairs.filter(
    ({ base: before, head: after }) =>
      (!before || sound.base.has(before)) && (!after || sound.head.has(after)),
  )
  const moves = planMoves(compared, await askedPlan(run, base), plan)
  const isMoved = Object.values(moves).some((each) => each.length > 0)
  return isMoved ? moves : null
}

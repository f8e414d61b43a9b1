import type { Run } from '../command.js'
import { periodChanges } from '../core/plan/changes.js'
import type { Plan } from '../core/plan/plan.js'
import { rankItems } from '../core/rank/rank.js'
import type { WhatIf } from '../core/what-if.js'
import { askedPlan } from './asked-plan.js'
import { type Read, rankedWhatIf } from './what-if.js'

/** What is set, if anything is, and what it changes of a ranking and a plan by the default framework. */
export async function plannedWhatIf(
  run: Run,
  read: Read,
  after: Plan,
): Promise<WhatIf | undefined> {
  const { workspace, supposed } = read
  const ranking = supposed && rankItems(workspace.items, workspace.framework, workspace)
  const whatIf = ranking && rankedWhatIf(run, read, ranking)
  if (!whatIf?.changes.ranks) return whatIf
  const before = await askedPlan(run, supposed!.base)
  return { ...whatIf, changes: { ...whatIf.changes, periods: periodChanges(before, after) } }
}

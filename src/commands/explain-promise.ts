import type { Item } from '../core/backlog/item.js'
import { type Promised, promiseOf } from '../core/plan/promise.js'
import { effortUnit } from '../core/plan/work-estimate.js'
import { isRankable } from '../core/rank/rankable.js'
import { promiseJson } from '../render/promise-json.js'
import { promiseText } from '../render/promise-text.js'
import { agreementsIn, diagnosesOf, planWorkspace } from '../workspace/plan.js'
import type { Workspace } from '../workspace.js'

/** What becomes of the hard date or agreed period of an item in the plan that follows the ranking, as text and as JSON. */
export async function explainPromise(
  item: Item,
  workspace: Workspace,
): Promise<{ readonly text: string; readonly json: unknown; readonly isMissed: boolean }> {
  const promised = await promisedOf(item, workspace)
  if (!promised) return { text: '', json: null, isMissed: false }
  const unit = effortUnit(workspace.config.units)
  return {
    text: promiseText(promised, unit),
    json: promiseJson(promised, unit),
    isMissed: promised.obstacle !== null,
  }
}

// Where the default framework cannot be used there is no plan.
async function promisedOf(item: Item, workspace: Workspace): Promise<Promised | undefined> {
  const isPromised = item.period !== undefined || item.due?.kind === 'hard'
  if (!isPromised || !isRankable(item) || workspace.unusableFramework !== undefined)
    return undefined
  const { plan } = planWorkspace(workspace)
  const broken = plan.broken.filter((each) => each.item.id === item.id)
  const { diagnoses } = await diagnosesOf(workspace, { broken })
  const [agreement] = agreementsIn(workspace, item).costs
  return promiseOf(item, plan, diagnoses[0] ?? null, agreement ?? null)
}

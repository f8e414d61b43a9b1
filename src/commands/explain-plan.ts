import type { Run } from '../command.js'
import type { Item } from '../core/backlog/item.js'
import { type PlanPlace, placeIn } from '../core/plan/plan-place.js'
import { effortUnit } from '../core/plan/work-estimate.js'
import { planPlaceJson, planPlaceText } from '../render/plan-place-text.js'
import { goingOn } from '../render/text.js'
import type { Workspace } from '../workspace.js'
import { askedPlan } from './asked-plan.js'
import { explainPromise } from './explain-promise.js'
import { outView } from './format.js'

/** What the plan says of an item, as text and as fields of JSON. */
export interface PlanSaid {
  readonly text: string
  /** null where there is no plan, or it does not have the item. */
  readonly plan: unknown
  /** null where nothing was promised. */
  readonly promise: unknown
}

/** Where the roadmap of a repository that has one puts an item, and what becomes of what was promised of it. */
export async function explainPlan(run: Run, item: Item, workspace: Workspace): Promise<PlanSaid> {
  const promise = await explainPromise(item, workspace)
  const place = await placeOf(run, item, workspace)
  const unit = effortUnit(workspace.config.units)
  const { width } = outView(run)
  return {
    // What becomes of a promise that is broken says why the item is not planned.
    text: fitted(
      (place && !promise.isMissed ? planPlaceText(place, unit) : '') + promise.text,
      width,
    ),
    plan: place ? planPlaceJson(place, unit) : null,
    promise: promise.json,
  }
}

// What is to be copied stays on one line.
function fitted(text: string, width: number | undefined): string {
  const isCommand = (line: string) => line.trimStart().startsWith('--')
  return text
    .split('\n')
    .map((line) => (isCommand(line) ? line : goingOn(line, width)))
    .join('\n')
}

// Where the default framework cannot be used there is no plan.
async function placeOf(run: Run, item: Item, workspace: Workspace): Promise<PlanPlace | undefined> {
  const { config, planning, unusableFramework } = workspace
  if (config.roadmap === undefined || planning.periods.length === 0) return undefined
  if (unusableFramework !== undefined) return undefined
  return placeIn(await askedPlan(run, workspace), item)
}

import type { Unsaved } from '../../command.js'
import type { Setting } from '../../core/what-if.js'
import type { Workspace } from '../../workspace.js'
import { apply, type Drafts } from './apply.js'
import { type Assignment, assignmentOf } from './assignment.js'
import { configTarget, kpiTarget } from './config-target.js'
import { itemTarget } from './item-target.js'
import { ownerOf, unknownOwner } from './owner.js'

/** A repository in which some values are other ones than its files say, and the repository as they say. */
export interface Supposed {
  readonly workspace: Workspace
  readonly base: Workspace
  readonly settings: readonly Setting[]
}

/**
 * A repository as if its files held other values, given as `pay-12.effort=3`. No file is written. What the settings of
 * pm.yaml and the KPIs make of names holds for the items. Throws UsageError for a path that leads nowhere.
 */
export async function suppose(
  texts: readonly string[],
  open: (unsaved?: readonly Unsaved[]) => Promise<Workspace>,
): Promise<Supposed> {
  const assignments = texts.map(assignmentOf)
  const base = await open()
  const drafts: Drafts = new Map()
  const made = new Map<Assignment, Setting>()
  const isOfItem = (each: Assignment) => (ownerOf(each, base)?.kind ?? 'item') === 'item'
  for (const each of assignments.filter((each) => !isOfItem(each)))
    made.set(each, await applySetting(each, base, drafts))
  const ofItems = assignments.filter(isOfItem)
  const isChanged = drafts.size > 0
  const settled = isChanged ? await open(unsavedOf(drafts, base)) : base
  for (const each of ofItems) made.set(each, await applySetting(each, settled, drafts))
  const workspace = ofItems.length ? await open(unsavedOf(drafts, base)) : settled
  return { workspace, base, settings: assignments.map((each) => made.get(each)!) }
}

async function applySetting(
  assignment: Assignment,
  workspace: Workspace,
  drafts: Drafts,
): Promise<Setting> {
  const owner = ownerOf(assignment, workspace)
  if (!owner) throw unknownOwner(assignment, workspace)
  const target =
    owner.kind === 'item'
      ? await itemTarget(assignment, owner, workspace)
      : owner.kind === 'kpi'
        ? await kpiTarget(assignment, owner)
        : await configTarget(assignment, owner.rest, workspace)
  return apply(assignment, target, drafts)
}

function unsavedOf(drafts: Drafts, { repository: { root } }: Workspace): Unsaved[] {
  return [...drafts].map(([path, { text }]) => ({
    path: `${root}/${path}`,
    bytes: new TextEncoder().encode(text),
  }))
}

import type { Unsaved } from '../../command.js'
import type { Setting } from '../../core/what-if.js'
import type { Workspace } from '../../workspace.js'
import { apply, type Drafts } from './apply.js'
import { type Assignment, assignmentOf } from './assignment.js'
import { configTarget, kpiTarget } from './config-target.js'
import { itemTarget } from './item-target.js'
import { ownerOf, unknownOwner } from './owner.js'
import type { Target } from './target.js'

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
  const made = new Map<Assignment, Made>()
  const isOfItem = (each: Assignment) => (ownerOf(each, base)?.kind ?? 'item') === 'item'
  for (const each of assignments.filter((each) => !isOfItem(each)))
    made.set(each, await applySetting(each, base, drafts))
  const ofItems = assignments.filter(isOfItem)
  const isChanged = drafts.size > 0
  const settled = isChanged ? await open(unsavedOf(drafts, base)) : base
  for (const each of ofItems) made.set(each, await applySetting(each, settled, drafts))
  const workspace = ofItems.length ? await open(unsavedOf(drafts, base)) : settled
  return { workspace, base, settings: inForce(assignments.map((each) => made.get(each)!)) }
}

interface Made {
  readonly setting: Setting
  readonly target: Target
}

// A later one of the same place, or of one that holds it, takes the place of what was set before.
function inForce(made: readonly Made[]): Setting[] {
  return made.flatMap(({ setting, target }, at) => {
    const isReplaced = made.slice(at + 1).some((later) => holds(later.target, target))
    return isReplaced ? [] : [setting]
  })
}

function holds(outer: Target, inner: Target): boolean {
  const isSameFile = outer.source.path === inner.source.path
  return isSameFile && outer.path.every((step, at) => String(step) === String(inner.path[at]))
}

async function applySetting(
  assignment: Assignment,
  workspace: Workspace,
  drafts: Drafts,
): Promise<Made> {
  const owner = ownerOf(assignment, workspace)
  if (!owner) throw unknownOwner(assignment, workspace)
  const target =
    owner.kind === 'item'
      ? await itemTarget(assignment, owner, workspace)
      : owner.kind === 'kpi'
        ? await kpiTarget(assignment, owner)
        : await configTarget(assignment, owner.rest, workspace)
  return { setting: await apply(assignment, target, drafts), target }
}

function unsavedOf(drafts: Drafts, { repository: { root } }: Workspace): Unsaved[] {
  return [...drafts].map(([path, { text }]) => ({
    path: `${root}/${path}`,
    bytes: new TextEncoder().encode(text),
  }))
}

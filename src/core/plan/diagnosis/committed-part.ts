import type { Item } from '../../backlog/item.js'
import { periodOf } from '../../calendar/period.js'
import { isRankable } from '../../rank/rankable.js'
import { type Hierarchy, hierarchyOf } from '../hierarchy.js'
import type { Changeable } from './change.js'

/**
 * The part of a backlog that decides on its commitments: what is in progress, agreed or has a hard date, what these need
 * at any depth, and what shipped in a period. All else is placed after them, so that each finishes when it does in the
 * plan of the whole backlog. `hierarchy` is that of its items, where it is known.
 */
export function committedPart(
  given: Changeable,
  containers: ReadonlySet<string>,
  hierarchy?: Hierarchy,
): Changeable {
  const isWanted = (item: Item) => !containers.has(item.id) && isCommitted(item)
  return partOf(given, containers, isWanted, hierarchy)
}

/** The part of a backlog that one item needs at any depth, itself included, and what shipped in a period. */
export function partFor(
  id: string,
  given: Changeable,
  containers: ReadonlySet<string>,
): Changeable {
  return partOf(given, containers, (item) => item.id === id)
}

function partOf(
  { items, planning }: Changeable,
  containers: ReadonlySet<string>,
  isWanted: (item: Item) => boolean,
  hierarchy: Hierarchy = hierarchyOf(items, containers),
): Changeable {
  const kept = withNeeds(items.filter(isWanted), hierarchy)
  const part = items.filter(({ id, status, plain: { shipped } }) => {
    if (kept.has(id)) return true
    return status === 'shipped' && shipped !== undefined && periodOf(shipped, planning.periods) >= 0
  })
  return { items: part, planning }
}

// As the plan places them, and before all that only their rank decides on. What is worthless after a day bears on when
// that is finished which it needs.
function isCommitted(item: Item): boolean {
  if (!isRankable(item)) return false
  const { status, period, due, unscored, worthlessAfter } = item
  const isDated = due !== undefined && (due.kind === 'hard' || unscored !== undefined)
  return status === 'in-progress' || !!period || isDated || worthlessAfter !== undefined
}

// The ids of items, of all that they need at any depth, and of the containers that any of these is in.
function withNeeds(
  items: readonly Item[],
  { byId, children, containersOf }: Hierarchy,
): ReadonlySet<string> {
  const needed = new Set(items.map(({ id }) => id))
  const around = new Set<string>()
  // What is added while the set is walked is walked in its turn.
  for (const id of needed) {
    const item = byId.get(id)
    if (!item) continue
    const containers = containersOf(item)
    for (const each of containers) around.add(each.id)
    for (const each of [item, ...containers]) for (const need of each.dependsOn) needed.add(need)
    for (const child of children.get(id) ?? []) needed.add(child.id)
  }
  return new Set([...needed, ...around])
}

import type { Item } from '../backlog/item.js'
import { brokenOf } from '../plan/broken.js'
import type { BrokenPromise } from '../plan/plan.js'
import { isRankable, rankableItems } from '../rank/rankable.js'
import { type Cause, type Course, planCauses } from './causes.js'
import type { Broken, Difference, Late, Moved, Unplanned } from './difference.js'
import { byId, idsOf } from './movements.js'
import { outcomeIn, replanned } from './plan-effects.js'
import type { State } from './state.js'

/** What is different of the plan, and why; `both` are the items that are in both states, `added` those that are new. */
export function planMovements(
  course: Course,
  both: readonly Item[],
  added: readonly Item[],
): Pick<Difference, 'periods' | 'late' | 'unplanned' | 'broken'> {
  const { base, head } = course
  const [before, after] = [(id: string) => outcomeIn(base, id), (id: string) => outcomeIn(head, id)]
  const moved = [...replanned(base, head, both)].sort(byId)
  const why = planCauses(course, idsOf(moved))
  const obstacleOf = (id: string) => head.outline().obstacles().get(id)!
  return {
    periods: moved.flatMap((item): Moved<string | null>[] => {
      const [from, to] = [before(item.id).end, after(item.id).end]
      return from === to ? [] : [{ item, from, to, cause: why.get(item.id)! }]
    }),
    late: [...moved, ...added].flatMap((item): Late[] => {
      const { end, isLate } = after(item.id)
      if (!isLate || before(item.id).isLate) return []
      return [{ item, due: item.due!.date, end: end!, cause: why.get(item.id) ?? null }]
    }),
    unplanned: moved.flatMap((item): Unplanned[] => {
      const { end } = before(item.id)
      if (end === null || after(item.id).end !== null || !isOpen(item, head)) return []
      return [{ item, from: end, obstacle: obstacleOf(item.id), cause: why.get(item.id)! }]
    }),
    broken: newlyBroken(base, head).map(
      ({ item, hardDate, period }): Broken => ({
        item,
        hardDate,
        period,
        obstacle: obstacleOf(item.id),
        cause: why.get(item.id) ?? ownCause(item, course),
      }),
    ),
  }
}

function isOpen(item: Item, { backlog }: State): boolean {
  return isRankable(item) && !backlog.containers.has(item.id)
}

function newlyBroken(base: State, head: State): (BrokenPromise & { readonly item: Item })[] {
  const before = new Map(brokenIn(base).map((each) => [each.item.id, each]))
  return brokenIn(head).filter(({ item, hardDate, period }) => {
    const was = before.get(item.id)
    return !was || was.hardDate !== hardDate || was.period !== period
  })
}

function brokenIn(state: State): (BrokenPromise & { readonly item: Item })[] {
  const { items, containers, planning } = state.backlog
  const outline = state.outline()
  const unplanned = rankableItems(items, containers).filter(({ id }) => outline.endOf(id) === null)
  return brokenOf(
    unplanned.map((item) => ({ item })),
    planning.periods,
  )
}

// Where an item is in no period before and after, what was promised of it is what it says itself.
function ownCause(item: Item, { forward }: Course): Cause | null {
  const own = forward.find((edit) => edit.kind === 'item' && edit.after?.id === item.id)
  const changes = own?.changes.filter(({ path }) => /^(?:due|period|id)(?:\.|$)/.test(path)) ?? []
  return changes.length > 0 ? { changes, more: 0, isTogether: false } : null
}

import type { Item } from '../backlog/item.js'
import type { Plan } from './plan.js'
import type { Obstacle } from './reason.js'

/** What a plan has in other periods than an earlier one: items by their ids in the later one. */
export interface PlanMoves {
  readonly moved: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  readonly entered: readonly { readonly id: string; readonly to: string }[]
  readonly left: readonly LeftPlan[]
  readonly shipped: readonly { readonly id: string; readonly from: string }[]
}

/** An item that is in no period any more: it is not there, its status says so, or something stands in its way. */
export interface LeftPlan {
  readonly id: string
  readonly from: string
  readonly because: 'removed' | Item['status'] | Obstacle
}

/** The same item in two states; absent in one where it is added or removed. */
interface Both {
  readonly base: Item | undefined
  readonly head: Item | undefined
}

/** What moved between the plans of two states, in the order of the items of the later one. */
export function planMoves(pairs: readonly Both[], before: Plan, after: Plan): PlanMoves {
  const [froms, tos] = [endsOf(before), endsOf(after)]
  const obstacles = new Map(after.unplanned.map(({ item, obstacle }) => [item.id, obstacle]))
  const ends = pairs.map(({ base, head }) => ({
    id: (head ?? base)!.id,
    head,
    from: base && froms.get(base.id),
    to: head && tos.get(head.id),
  }))
  return {
    moved: ends.flatMap(({ id, from, to }) =>
      from && to && from !== to ? [{ id, from, to }] : [],
    ),
    entered: ends.flatMap(({ id, from, to }) => (!from && to ? [{ id, to }] : [])),
    left: ends.flatMap(({ id, head, from, to }): LeftPlan[] => {
      if (!from || to || head?.status === 'shipped') return []
      return [{ id, from, because: head ? (obstacles.get(id) ?? head.status) : 'removed' }]
    }),
    shipped: ends.flatMap(({ id, head, from }) =>
      from && head?.status === 'shipped' ? [{ id, from }] : [],
    ),
  }
}

/** The name of the period in which each planned item finishes, by id. */
export function endsOf({ periods }: Plan): ReadonlyMap<string, string> {
  return new Map(
    periods.flatMap(({ period, items }) =>
      items.map(({ item }) => [item.id, period.name] as const),
    ),
  )
}

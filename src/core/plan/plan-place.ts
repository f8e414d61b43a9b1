import type { Item } from '../backlog/item.js'
import { growthOf } from './growth.js'
import type { Plan, PlannedItem, TeamLack, TeamLoad, UnplannedItem } from './plan.js'
import type { WaitingItem } from './waits.js'

/** Where a plan has an item, and what is around it there. */
export interface PlanPlace {
  /** null where it is not planned. */
  readonly planned: PlannedItem | null
  /** null where it is planned. */
  readonly unplanned: UnplannedItem | null
  /** How far it is from the line below which the period is full, for each of its teams that has a capacity. */
  readonly lines: readonly LineDistance[]
  /** How much more capacity teams would have to have by the end of the plan for it; null where more than room lacks. */
  readonly growth: { readonly lacks: readonly TeamLack[]; readonly isAtLeast: boolean } | null
  /** What it waits for and what waits for it, and the names of the periods in which these finish. */
  readonly waitsFor: readonly Neighbour[]
  readonly waitedBy: readonly Neighbour[]
}

/** In work of a team: the item is done when the team has done so much less than it can by the end of a period. */
export interface LineDistance {
  readonly team: string | null
  /** What is left of the team's time up to the end of its period, once it is done. */
  readonly above: number
  /** The period before, and what is too much for it to be done by its end; null where it is done by then, and in the first one. */
  readonly below: { readonly period: string; readonly much: number } | null
}

export interface Neighbour {
  readonly item: Item
  readonly isGroup: boolean
  /** null where it is in no period. */
  readonly period: string | null
}

/** Where a plan has an item; undefined of what no plan has, as what has shipped. */
export function placeIn(plan: Plan, { id }: Pick<Item, 'id'>): PlanPlace | undefined {
  const planned =
    plan.periods.flatMap(({ items }) => items).find(({ item }) => item.id === id) ?? null
  const unplanned = plan.unplanned.find(({ item }) => item.id === id) ?? null
  if (!planned && !unplanned) return undefined
  const grown = growthOf(plan).flatMap(({ team, items }) =>
    items
      .filter(({ item }) => item.id === id)
      .map(({ more, isAtLeast }) => ({ lacks: { team, lacks: more }, isAtLeast })),
  )
  return {
    planned,
    unplanned,
    lines: planned ? linesOf(plan, planned) : [],
    growth: grown[0]
      ? { lacks: grown.map(({ lacks }) => lacks), isAtLeast: grown[0].isAtLeast }
      : null,
    waitsFor: neighbours(plan, id, 'to', 'from'),
    waitedBy: neighbours(plan, id, 'from', 'to'),
  }
}

// A team does its items in the order in which they finish; what shipped has used its period and no other.
function linesOf({ periods }: Plan, planned: PlannedItem): LineDistance[] {
  const at = periods.findIndex(({ items }) => items.includes(planned))
  const upTo = periods.slice(0, at + 1).flatMap(({ items }) => items)
  const done = upTo.slice(0, upTo.indexOf(planned) + 1)
  return planned.effortByTeam.flatMap(({ team }) => {
    const own = periods.map(({ teams }) => teams.find((each) => each.team === team)!)
    if (own.some(({ capacity }) => capacity === null)) return []
    const work = done
      .flatMap(({ effortByTeam }) => effortByTeam)
      .reduce((sum, share) => (share.team === team ? sum + share.effort : sum), 0)
    const able = (periods: readonly TeamLoad[]) =>
      periods.reduce((sum, { capacity, shipped }) => sum + Math.max(0, capacity! - shipped), 0)
    const much = at === 0 ? 0 : work - able(own.slice(0, at))
    return [
      {
        team,
        above: Math.max(0, able(own.slice(0, at + 1)) - work),
        below: much > LEAST ? { period: periods[at - 1]!.period.name, much } : null,
      },
    ]
  })
}

// Less is what sums of efforts are off through rounding.
const LEAST = 1e-9

function neighbours(
  { waits, periods }: Plan,
  id: string,
  of: 'from' | 'to',
  who: 'from' | 'to',
): Neighbour[] {
  const { items, links } = waits
  const nameOf = ({ period }: WaitingItem) =>
    period === null ? null : periods[period]!.period.name
  return links
    .filter((link) => items[link[of]]!.item.id === id)
    .map((link) => items[link[who]]!)
    .map((each) => ({ item: each.item, isGroup: each.isGroup, period: nameOf(each) }))
}

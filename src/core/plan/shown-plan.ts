import type { Item } from '../backlog/item.js'
import { type Filter, matches } from '../rank/filter.js'
import type { Plan, PlannedPeriod, TeamLoad } from './plan.js'
import type { Waits } from './waits.js'

/**
 * What is shown of a plan where filters are given: the items that meet them all, groups that hold one, whatever waits for
 * one or is waited for by one, and of the teams those that a filter names. Where each stands, loads and worth stay those of the whole plan.
 */
export function shownPlan(plan: Plan, filters: readonly Filter[]): Plan {
  if (filters.length === 0) return plan
  const isShown = ({ item }: { readonly item: Item }) => matches(item, filters)
  const teams = filters.filter(({ field }) => field === 'team')
  const isTeam = ({ team }: { readonly team: string | null }) =>
    teams.every(({ values }) => team !== null && values.includes(team))
  return {
    ...plan,
    periods: plan.periods.map((period) => shownPeriod(period, isShown, isTeam)),
    unplanned: plan.unplanned.filter(isShown),
    broken: plan.broken.filter(isShown),
    late: plan.late.filter(isShown),
    shipped: plan.shipped.filter(isShown),
    containers: plan.containers.filter(
      (group) => isShown(group) || group.children.some((item) => isShown({ item })),
    ),
    waits: shownWaits(plan.waits, isShown),
    delay: plan.delay && { ...plan.delay, teams: plan.delay.teams.filter(isTeam) },
    comparison: plan.comparison && {
      ...plan.comparison,
      changes: plan.comparison.changes.filter(isShown),
    },
  }
}

type Holds<T> = (each: T) => boolean

function shownPeriod(
  { period, teams, items }: PlannedPeriod,
  isShown: Holds<{ readonly item: Item }>,
  isTeam: Holds<TeamLoad>,
): PlannedPeriod {
  const cut = teams.filter(isTeam)
  return {
    period,
    teams: cut.map((team) => ({
      ...team,
      below: team.below && isShown(team.below) ? team.below : null,
    })),
    items: items.filter(isShown),
  }
}

function shownWaits({ items, links }: Waits, isShown: Holds<{ readonly item: Item }>): Waits {
  const kept = links.filter(({ from, to }) => isShown(items[from]!) || isShown(items[to]!))
  const touched = [...new Set(kept.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const at = new Map(touched.map((index, place) => [index, place]))
  return {
    items: touched.map((index) => items[index]!),
    links: kept.map(({ from, to }) => ({ from: at.get(from)!, to: at.get(to)! })),
  }
}

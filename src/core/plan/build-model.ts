import type { Item } from '../backlog/item.js'
import { dayNumber } from '../calendar/day.js'
import { periodOf } from '../calendar/period.js'
import { compareText } from '../compare.js'
import { delayUnitOf } from '../frameworks/delay-unit.js'
import type { Ranked, Ranking } from '../rank/ranking.js'
import { graphOf } from './dependencies.js'
import { type Efforts, effortOf, sizingOf, spentOn } from './effort.js'
import { containersIn, type Hierarchy, hierarchyOf } from './hierarchy.js'
import type { ModelTeam, PlanModel, Span, Spent } from './model.js'
import { modelItems } from './model-items.js'
import { ownObstacle } from './own-obstacle.js'
import type { ShippedItem } from './plan.js'
import type { Planning } from './planning.js'
import { type Units, workEstimate } from './work-estimate.js'

/** What a plan is made of. */
export interface PlanInput {
  /** Items without errors, containers included. */
  readonly items: readonly Item[]
  /** Ids of the containers where not all children are among the items; else they are told by these. */
  readonly containers?: ReadonlySet<string>
  readonly ranking: Ranking
  readonly planning: Planning
  readonly units: Units | undefined
  /** What finishing a ranked item is worth. */
  value(ranked: Ranked): number
}

/** The planning problem of a backlog. It does not depend on the order of the items. */
export function modelOf(input: PlanInput): PlanModel {
  const { planning, ranking, units } = input
  const { periods } = planning
  const { framework } = ranking
  const hierarchy = hierarchyOf(
    [...input.items].sort((a, b) => compareText(a.id, b.id)),
    input.containers,
  )
  const days = periods.map(
    ({ start, end }, index): Span =>
      start === null || end === null
        ? { first: index, last: index }
        : { first: dayNumber(start), last: dayNumber(end) },
  )
  const sizing = sizingOf(framework)
  const places = placesIn(ranking)
  const rankedOf = (item: Item) => ranking.ranked[places.get(item.id) ?? -1]
  // Only where nothing of some bucket is planned.
  const bucketOf = (item: Item) => (framework.unplanned ? rankedOf(item)?.bucket : null)
  const sized = new Array<Efforts | undefined>(hierarchy.byId.size)
  const names = new Set<string | null>()
  const graph = graphOf(hierarchy, (item, node) => {
    const efforts = effortOf(item, sizing, units)
    sized[node] = efforts
    if (efforts) for (const team of efforts.keys()) names.add(team)
    return ownObstacle(item, efforts, bucketOf(item), { planning, framework })
  })
  const shipped = shippedOf(hierarchy)
  const spent = shipped.flatMap(({ item, shipped: date }) => {
    const period = date === null ? -1 : periodOf(date, periods)
    if (date === null || period < 0) return []
    const work = spentOn(item, sizing, units) ?? []
    return [...work].map(([team, effort]) => ({ team, period, day: dayNumber(date), effort }))
  })
  const teams = teamsOf(planning, names, spent)
  return {
    periods,
    days,
    teams,
    delayPer: delayUnitOf(framework),
    ...modelItems(graph, { ...input, places, days, teams, sized }),
    excluded: graph.nodes
      .filter(({ isGate, obstacle }) => obstacle && !isGate)
      .map(({ item, obstacle }) => ({
        item,
        rank: rankedOf(item)?.rank ?? null,
        obstacle: obstacle!,
      }))
      .sort((a, b) => compareText(a.item.id, b.item.id)),
    shipped,
    containers: containersIn(hierarchy),
    graph,
    estimateOf: ({ item, isGate }) => (isGate ? undefined : workEstimate(item, sizing, units)),
  }
}

// Where each ranked item stands, by id.
function placesIn({ ranked }: Ranking): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let at = 0; at < ranked.length; at++) places.set(ranked[at]!.item.id, at)
  return places
}

function shippedOf({ byId, children }: Hierarchy): ShippedItem[] {
  return [...byId.values()]
    .filter((item) => item.status === 'shipped' && !children.has(item.id))
    .map((item) => ({ item, shipped: item.plain.shipped ?? null }))
    .sort(
      (a, b) => compareText(b.shipped ?? '', a.shipped ?? '') || compareText(a.item.id, b.item.id),
    )
}

function teamsOf(
  { capacities, reserve, periods }: Planning,
  withWork: ReadonlySet<string | null>,
  spent: readonly (Spent & { readonly team: string | null; readonly period: number })[],
): ModelTeam[] {
  const names = new Set([...capacities.keys(), ...withWork])
  for (const { team } of spent) names.add(team)
  const spentBy = new Map([...names].map((team) => [team, periods.map((): Spent[] => [])]))
  for (const { team, period, day, effort } of spent)
    spentBy.get(team)![period]!.push({ day, effort })
  const order = (team: string | null) => (team === null ? 1 : 0)
  return [...names]
    .sort((a, b) => order(a) - order(b) || compareText(a ?? '', b ?? ''))
    .map((team) => ({
      team,
      capacity: capacities.get(team)?.map((each) => afterReserve(each, reserve)) ?? null,
      spent: spentBy.get(team)!,
    }))
}

/** What is left of a capacity once a share of it is held back. */
export function afterReserve(capacity: number, reserve: number): number {
  return capacity - capacity * reserve
}

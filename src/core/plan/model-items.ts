import type { Item } from '../backlog/item.js'
import { dayNumber } from '../calendar/day.js'
import { standingOf } from '../calendar/period.js'
import { compareText } from '../compare.js'
import type { Ranked, Ranking } from '../rank/ranking.js'
import type { Graph } from './dependencies.js'
import type { Efforts } from './effort.js'
import { type ModelItem, type ModelTeam, type Span, type Turn, turns, type Work } from './model.js'
import type { Planning } from './planning.js'

interface Surroundings {
  readonly ranking: Ranking
  /** Where each ranked item stands in it, by id. */
  readonly places: ReadonlyMap<string, number>
  readonly planning: Planning
  readonly days: readonly Span[]
  readonly teams: readonly ModelTeam[]
  /** The mean work of each node. */
  readonly sized: readonly (Efforts | undefined)[]
  value(ranked: Ranked): number
}

/** The nodes that have no obstacle, in the order in which the ranking places them. */
export function modelItems(
  graph: Graph,
  around: Surroundings,
): { readonly items: readonly ModelItem[]; readonly precedence: readonly number[] } {
  const { ranking, places, planning, days, teams, sized, value } = around
  const unscored = new Map(ranking.unscored.map((each) => [each.item.id, each]))
  const teamIndex = new Map(teams.map(({ team }, index) => [team, index]))
  const horizon = horizonOf(planning, days)
  const sequence = sequenceOf(graph, ranking, places)
  const newIndex = new Int32Array(graph.nodes.length).fill(-1)
  sequence.forEach(({ index }, at) => {
    newIndex[index] = at
  })
  const neededBy = neededByOf(graph, horizon)
  const items = sequence.map(({ index, turn, position }): ModelItem => {
    const { item, isGate, dependsOn } = graph.nodes[index]!
    const ranked = ranking.ranked[position]
    const known = isGate ? undefined : sized[index]
    const work = known ? workOf(known, teamIndex) : nothing
    const lacking = ranked ? undefined : unscored.get(item.id)
    return {
      item,
      isGate,
      turn,
      rank: ranked?.rank ?? null,
      score: ranked?.score ?? null,
      bucket: ranked?.bucket ?? null,
      tier: ranked?.tier ?? null,
      value: ranked ? finite(value(ranked)) : 0,
      effort: totalOf(work),
      work,
      dependsOn: dependsOn.length === 0 ? nothing : sorted(dependsOn.map((to) => newIndex[to]!)),
      agreed: isGate ? null : agreedIndex(item, planning),
      promisedBy: isGate ? null : promisedBy(item, horizon),
      deadline: isGate ? null : deadlineOf(item, horizon),
      neededBy: neededBy[index] ?? null,
      missing: lacking?.missing ?? nothing,
      unscorable: lacking?.reason ?? null,
    }
  })
  return { items, precedence: graph.order.map((index) => newIndex[index]!).filter((at) => at >= 0) }
}

const nothing: readonly never[] = []

function sorted(indexes: number[]): number[] {
  return indexes.sort((a, b) => a - b)
}

/** The work on an item by the indexes of its teams; that of one that is not among them has none. */
export function workOf(efforts: Efforts, teams: ReadonlyMap<string | null, number>): Work[] {
  const work: Work[] = []
  efforts.forEach((effort, team) => {
    work.push({ team: teams.get(team)!, effort })
  })
  return work
}

export function totalOf(work: readonly Work[]): number {
  return work.reduce((sum, { effort }) => sum + effort, 0)
}

/** The last day of a plan with dates. */
export function horizonOf(
  { periods }: Pick<Planning, 'periods'>,
  days: readonly Span[],
): number | undefined {
  return periods[0]?.start ? days[days.length - 1]!.last : undefined
}

/** The index of the period for which an item is agreed, null for none. */
export function agreedIndex({ period }: Item, { periods }: Planning): number | null {
  const standing = period && standingOf(period.in, periods)
  if (standing === 'before') return 0
  return typeof standing === 'number' ? standing : null
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}

// Each turn by the ranking, what has no rank behind it by id.
function sequenceOf(
  { nodes }: Graph,
  { ranked }: Ranking,
  places: ReadonlyMap<string, number>,
): Waiting[] {
  const byTurn = new Map(turns.map((turn): [Turn, Waiting[]] => [turn, []]))
  const nodeAt = new Int32Array(ranked.length).fill(-1)
  const unranked: Waiting[] = []
  nodes.forEach(({ item, isGate, obstacle }, index) => {
    if (obstacle) return
    const position = places.get(item.id)
    if (position !== undefined && !isGate) nodeAt[position] = index
    else {
      const turn = isGate ? 'on-demand' : turnOf(item, position !== undefined)
      unranked.push({ index, turn, item, position: position ?? places.size })
    }
  })
  nodeAt.forEach((index, position) => {
    if (index < 0) return
    const { item } = nodes[index]!
    const turn = turnOf(item, true)
    byTurn.get(turn)!.push({ index, turn, item, position })
  })
  for (const each of unranked) byTurn.get(each.turn)!.push(each)
  return turns.flatMap((turn) => byTurn.get(turn)!.sort(compareWaiting))
}

/** An item that is to be placed. */
export interface Waiting {
  readonly index: number
  readonly turn: Turn
  readonly item: Item
  /** Place in the ranking, after all of it without one. */
  readonly position: number
}

/** Which of two items of one turn is placed first, below zero for the first. */
export function compareWaiting(a: Waiting, b: Waiting): number {
  return (
    (a.turn === 'dated' ? compareText(a.item.due!.date, b.item.due!.date) : 0) ||
    a.position - b.position ||
    compareText(a.item.id, b.item.id)
  )
}

export function turnOf(item: Item, isRanked: boolean): Turn {
  if (item.status === 'in-progress') return 'in-progress'
  if (item.period) return 'agreed'
  const isNecessary = item.unscored !== undefined && !isRanked
  if (item.due?.kind === 'hard' || (item.due && isNecessary)) return 'dated'
  if (!isRanked) return 'on-demand'
  return item.status === 'planned' ? 'planned' : 'candidate'
}

/** The day of an item's hard date; null for one after the last period, which binds no plan, and without dates. */
export function promisedBy({ due }: Item, horizon: number | undefined): number | null {
  return due?.kind === 'hard' ? dayWithin(due.date, horizon) : null
}

/** The same of its hard date and of the last day of its worth, whichever is first. */
export function deadlineOf(item: Item, horizon: number | undefined): number | null {
  const promised = promisedBy(item, horizon)
  const last = item.worthlessAfter ? dayWithin(item.worthlessAfter.date, horizon) : null
  return promised === null || last === null ? (promised ?? last) : Math.min(promised, last)
}

function dayWithin(date: string, horizon: number | undefined): number | null {
  if (horizon === undefined) return null
  const day = dayNumber(date)
  return day <= horizon ? day : null
}

function neededByOf({ nodes, order }: Graph, horizon: number | undefined): (number | null)[] {
  const needed = nodes.map(({ item, isGate, obstacle }) =>
    isGate || obstacle ? null : deadlineOf(item, horizon),
  )
  for (const index of order.toReversed()) {
    const day = needed[index] ?? null
    if (day === null) continue
    for (const to of nodes[index]!.dependsOn) needed[to] = Math.min(needed[to] ?? day, day)
  }
  return needed
}

import type { Item } from '../backlog/item.js'
import { dayNumber } from '../calendar/day.js'
import { standingOf } from '../calendar/period.js'
import { compareText } from '../compare.js'
import type { Ranked, Ranking } from '../rank/ranking.js'
import type { Graph } from './dependencies.js'
import type { Efforts } from './effort.js'
import { type ModelItem, type ModelTeam, type Span, type Turn, turns, type Work } from './model.js'
import type { Planning } from './planning.js'
import type { WorkEstimate } from './work-estimate.js'

interface Surroundings {
  readonly ranking: Ranking
  readonly planning: Planning
  readonly days: readonly Span[]
  readonly teams: readonly ModelTeam[]
  /** By id. */
  readonly works: ReadonlyMap<string, WorkEstimate>
  readonly efforts: ReadonlyMap<string, Efforts>
  value(ranked: Ranked): number
}

/** The nodes that have no obstacle, in the order in which the ranking places them. */
export function modelItems(
  graph: Graph,
  around: Surroundings,
): { readonly items: readonly ModelItem[]; readonly precedence: readonly number[] } {
  const { ranking, planning, days, teams, works, efforts, value } = around
  const positions = new Map(ranking.ranked.map((ranked, index) => [ranked.item.id, index]))
  const unscored = new Map(ranking.unscored.map((each) => [each.item.id, each]))
  const teamIndex = new Map(teams.map(({ team }, index) => [team, index]))
  const horizon = horizonOf(planning, days)
  const sequence = sequenceOf(graph, positions)
  const newIndex = new Map(sequence.map(({ index }, at) => [index, at]))
  const neededBy = neededByOf(graph, horizon)
  const items = sequence.map(({ index, turn }): ModelItem => {
    const { item, isGate, dependsOn } = graph.nodes[index]!
    const ranked = ranking.ranked[positions.get(item.id) ?? -1]
    const work = isGate ? [] : workOf(efforts.get(item.id)!, teamIndex)
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
      estimate: (!isGate && works.get(item.id)) || null,
      dependsOn: dependsOn.map((to) => newIndex.get(to)!).sort((a, b) => a - b),
      agreed: isGate ? null : agreedIndex(item, planning),
      promisedBy: isGate ? null : promisedBy(item, horizon),
      deadline: isGate ? null : deadlineOf(item, horizon),
      neededBy: neededBy[index] ?? null,
      missing: unscored.get(item.id)?.missing ?? [],
      unscorable: unscored.get(item.id)?.reason ?? null,
    }
  })
  return { items, precedence: graph.order.flatMap((index) => newIndex.get(index) ?? []) }
}

/** The work on an item by the indexes of its teams; that of one that is not among them has none. */
export function workOf(efforts: Efforts, teams: ReadonlyMap<string | null, number>): Work[] {
  return [...efforts].map(([team, effort]) => ({ team: teams.get(team)!, effort }))
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

function sequenceOf(
  { nodes }: Graph,
  positions: ReadonlyMap<string, number>,
): { readonly index: number; readonly turn: Turn }[] {
  const byTurn = new Map(turns.map((turn): [Turn, Waiting[]] => [turn, []]))
  nodes.forEach(({ item, isGate, obstacle }, index) => {
    if (obstacle) return
    const position = positions.get(item.id)
    const turn = isGate ? 'on-demand' : turnOf(item, position !== undefined)
    byTurn.get(turn)!.push({ index, turn, item, position: position ?? positions.size })
  })
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

import type { Item } from '../backlog/item.js'
import { dayNumber } from '../calendar/day.js'
import { standingOf } from '../calendar/period.js'
import { compareText } from '../compare.js'
import type { Ranked, Ranking } from '../rank/ranking.js'
import type { Graph } from './dependencies.js'
import type { Efforts } from './effort.js'
import { type ModelItem, type ModelTeam, type Span, type Turn, turns } from './model.js'
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
  const horizon = planning.periods[0]?.start ? days[days.length - 1]!.last : undefined
  const sequence = sequenceOf(graph, positions)
  const newIndex = new Map(sequence.map(({ index }, at) => [index, at]))
  const neededBy = neededByOf(graph, horizon)
  const items = sequence.map(({ index, turn }): ModelItem => {
    const { item, isGate, dependsOn } = graph.nodes[index]!
    const ranked = ranking.ranked[positions.get(item.id) ?? -1]
    const work = [...((!isGate && efforts.get(item.id)) || [])].map(([team, effort]) => ({
      team: teamIndex.get(team)!,
      effort,
    }))
    return {
      item,
      isGate,
      turn,
      rank: ranked?.rank ?? null,
      score: ranked?.score ?? null,
      bucket: ranked?.bucket ?? null,
      tier: ranked?.tier ?? null,
      value: ranked ? finite(value(ranked)) : 0,
      effort: work.reduce((sum, { effort }) => sum + effort, 0),
      work,
      estimate: (!isGate && works.get(item.id)) || null,
      dependsOn: dependsOn.map((to) => newIndex.get(to)!).sort((a, b) => a - b),
      agreed: isGate ? null : agreedIndex(item, planning),
      deadline: isGate ? null : deadlineOf(item, horizon),
      neededBy: neededBy[index] ?? null,
      missing: unscored.get(item.id)?.missing ?? [],
      unscorable: unscored.get(item.id)?.reason ?? null,
    }
  })
  return { items, precedence: graph.order.flatMap((index) => newIndex.get(index) ?? []) }
}

function agreedIndex({ period }: Item, { periods }: Planning): number | null {
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
  byTurn
    .get('dated')!
    .sort((a, b) => compareText(a.item.due!.date, b.item.due!.date) || inOrder(a, b))
  return turns.flatMap((turn) => {
    const waiting = byTurn.get(turn)!
    return turn === 'dated' ? waiting : waiting.sort(inOrder)
  })
}

interface Waiting {
  readonly index: number
  readonly turn: Turn
  readonly item: Item
  /** Place in the ranking, after all of it without one. */
  readonly position: number
}

function inOrder(a: Waiting, b: Waiting): number {
  return a.position - b.position || compareText(a.item.id, b.item.id)
}

function turnOf(item: Item, isRanked: boolean): Turn {
  if (item.status === 'in-progress') return 'in-progress'
  if (item.period) return 'agreed'
  const isNecessary = item.unscored !== undefined && !isRanked
  if (item.due?.kind === 'hard' || (item.due && isNecessary)) return 'dated'
  if (!isRanked) return 'on-demand'
  return item.status === 'planned' ? 'planned' : 'candidate'
}

// A date after the last period binds no plan, and without dates none does.
function deadlineOf({ due }: Item, horizon: number | undefined): number | null {
  if (due?.kind !== 'hard' || horizon === undefined) return null
  const day = dayNumber(due.date)
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

import type { Item } from '../backlog/item.js'
import type { Graph } from './dependencies.js'
import type { Link } from './links.js'
import { type Assignment, type PlanModel, periodOfDay } from './model.js'

/** What waits for what among the items that are not shipped. */
export interface Waits {
  /** Only those that wait, or are waited for. */
  readonly items: readonly WaitingItem[]
  /** By the index of these items. */
  readonly links: readonly Link[]
}

export interface WaitingItem {
  readonly item: Item
  /** Whether it is a container that something waits for: it is done when all that is in it is. */
  readonly isGroup: boolean
  readonly rank: number | null
  readonly teams: readonly (string | null)[]
  /** Index of the period in which it finishes, null where it is not planned. */
  readonly period: number | null
  /** What finishing it is worth. */
  readonly value: number
}

/**
 * Who waits for whom in a model, parked and dropped items included, and where a plan has them; without those that wait
 * for themselves.
 */
export function waitsOf(model: PlanModel, { finish }: Pick<Assignment, 'finish'>): Waits {
  const { order } = model.graph
  const nodes: Waiting[] = [...model.graph.nodes]
  const stopped = new Map<Item, number>()
  const pairs: Link[] = []
  for (const to of order) {
    for (const from of nodes[to]!.dependsOn) pairs.push({ from, to })
    for (const item of nodes[to]!.stopped) {
      const from = stopped.get(item) ?? nodes.push({ item, isGate: false, ...alone }) - 1
      stopped.set(item, from)
      pairs.push({ from, to })
    }
  }
  if (pairs.length === 0) return { items: [], links: [] }
  pairs.sort((a, b) => a.to - b.to)
  const isTouched = new Uint8Array(nodes.length)
  for (const { from, to } of pairs) isTouched[from] = isTouched[to] = 1
  const touched = [...nodes.keys()].filter((node) => isTouched[node] === 1)
  const at = new Map(touched.map((node, index) => [node, index]))
  const indexes = new Map(touched.map((node) => [nodes[node]!.item.id, -1]))
  model.items.forEach(({ item }, index) => {
    if (indexes.has(item.id)) indexes.set(item.id, index)
  })
  const ranks = new Map(model.excluded.map(({ item, rank }) => [item.id, rank]))
  return {
    items: touched.map((node) => {
      const { item, isGate } = nodes[node]!
      const index = indexes.get(item.id)!
      const known = model.items[index]
      const day = finish[index] ?? null
      return {
        item,
        isGroup: isGate,
        rank: known?.rank ?? ranks.get(item.id) ?? null,
        teams: known?.work.map(({ team }) => model.teams[team]!.team) ?? teamsOf(item),
        period: day === null ? null : periodOfDay(model, day),
        value: known?.value ?? 0,
      }
    }),
    links: pairs.map(({ from, to }) => ({ from: at.get(from)!, to: at.get(to)! })),
  }
}

type Waiting = Omit<Graph['nodes'][number], 'obstacle'>

const alone = { dependsOn: [], stopped: [] }

function teamsOf({ team, effortByTeam }: Item): string[] {
  const names = Object.keys(effortByTeam ?? {})
  return names.length > 0 || team === undefined ? names : [team]
}

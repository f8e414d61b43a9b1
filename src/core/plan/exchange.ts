import type { Item } from '../backlog/item.js'
import { isRankable } from '../rank/rankable.js'
import type { Scored } from '../rank/ranking.js'
import { firstWhere } from '../search.js'
import { effortOf, sizingOf } from './effort.js'
import type { Layout } from './layout.js'
import { type ModelItem, type PlanModel, turns } from './model.js'
import {
  agreedIndex,
  compareWaiting,
  deadlineOf,
  horizonOf,
  promisedBy,
  totalOf,
  turnOf,
  type Waiting,
  workOf,
} from './model-items.js'
import { ownObstacle } from './own-obstacle.js'
import type { PlannedBacklog } from './plan-backlog.js'

/** An item in place of the one of the same id. */
export interface Exchange {
  readonly item: Item
  readonly scored: Pick<Scored, 'score' | 'bucket'> | undefined
}

/** Where items stand in a ranking in which some are exchanged, by id; undefined of one that is not ranked. */
export type PositionOf = (id: string) => number | undefined

/** A planning problem with some items exchanged; all others keep their indexes, and all their ranks and values. */
export interface Exchanged {
  readonly model: PlanModel
  readonly sequence: readonly number[]
  /** Indexes of the items that are exchanged. */
  readonly indexes: ReadonlySet<number>
}

/**
 * The planning problem of a layout with some items exchanged, in its order of turns; undefined where more than them
 * would be different: an item is not planned before or after, or depends on others, or has another hard date.
 */
export function exchanged(
  { model, sequence, families }: Layout,
  indexOf: ReadonlyMap<string, number>,
  exchanges: readonly Exchange[],
  { backlog, positionOf }: { readonly backlog: PlannedBacklog; readonly positionOf: PositionOf },
): Exchanged | undefined {
  const items = [...model.items]
  const indexes = new Set<number>()
  for (const exchange of exchanges) {
    const index = indexOf.get(exchange.item.id)
    const made =
      index === undefined ? undefined : modelItemOf(model, items[index]!, exchange, backlog)
    if (index === undefined || !made) return undefined
    items[index] = made
    indexes.add(index)
  }
  const waiting = (index: number): Waiting => {
    const { item, turn } = items[index]!
    const position = turn === 'on-demand' ? undefined : positionOf(item.id)
    return { index, item, turn, position: position ?? Number.MAX_SAFE_INTEGER }
  }
  const order = merged(
    sequence.filter((index) => !indexes.has(index)),
    [...indexes].map(waiting).sort(compareTurns),
    (index, other) => compareTurns(waiting(index), other),
  )
  const at = new Int32Array(items.length)
  order.forEach((index, turn) => {
    at[index] = turn
  })
  for (const index of indexes)
    for (const dependent of families.dependents[index]!) {
      const each = items[dependent]!
      items[dependent] = {
        ...each,
        dependsOn: [...each.dependsOn].sort((a, b) => at[a]! - at[b]!),
      }
    }
  return { model: { ...model, items }, sequence: order, indexes }
}

/** Which of two items is placed first, below zero for the first. */
export function compareTurns(a: Waiting, b: Waiting): number {
  return turns.indexOf(a.turn) - turns.indexOf(b.turn) || compareWaiting(a, b)
}

// Both are in order.
function merged(
  sequence: readonly number[],
  added: readonly Waiting[],
  compare: (index: number, other: Waiting) => number,
): number[] {
  const order: number[] = []
  let from = 0
  for (const each of added) {
    const to = firstWhere(sequence, (index) => compare(index, each) > 0)
    for (; from < to; from++) order.push(sequence[from]!)
    order.push(each.index)
  }
  for (; from < sequence.length; from++) order.push(sequence[from]!)
  return order
}

function modelItemOf(
  model: PlanModel,
  before: ModelItem,
  { item, scored }: Exchange,
  { planning, units, framework }: PlannedBacklog,
): ModelItem | undefined {
  const { item: was, isGate, deadline, neededBy } = before
  const efforts = effortOf(item, sizingOf(framework), units)
  const obstacle = ownObstacle(item, efforts, scored?.bucket, { planning, framework })
  const hasSameLinks = item.parent === was.parent && item.dependsOn.join() === was.dependsOn.join()
  if (isGate || !isRankable(item) || !efforts || obstacle || !hasSameLinks) return undefined
  const horizon = horizonOf(planning, model.days)
  if (deadlineOf(item, horizon) !== deadline || promisedBy(item, horizon) !== before.promisedBy)
    return undefined
  const teams = new Map(model.teams.map(({ team }, index) => [team, index]))
  const work = workOf(efforts, teams)
  const known = new Set(before.work.map(({ team }) => team))
  // The days by which a team may have to finish something are those of its own items.
  const isKnown = ({ team }: { readonly team: number | undefined }) =>
    team !== undefined && (neededBy === null || known.has(team))
  if (!work.every(isKnown)) return undefined
  return {
    ...before,
    item,
    turn: turnOf(item, scored !== undefined),
    score: scored?.score ?? null,
    bucket: scored?.bucket ?? null,
    effort: totalOf(work),
    work,
    agreed: agreedIndex(item, planning),
  }
}

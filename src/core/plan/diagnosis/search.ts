import type { Item } from '../../backlog/item.js'
import type { Obstacle } from '../reason.js'
import type { Unplaced } from '../steps.js'
import type { Change, Changeable } from './change.js'
import { isBinding, type Trials, type TriedBacklog } from './trials.js'

/** What a kind of change can be, in the order in which they are named. */
export const remedyKinds = [
  'take-up',
  'start',
  'move',
  'lift',
  'drop',
  'capacity',
  'effort',
  'date',
  'period',
] as const

export type RemedyKind = (typeof remedyKinds)[number]

/** Changes that were found. */
export interface Found {
  readonly kind: RemedyKind
  readonly changes: readonly Change[]
  /** The value that is given up, or comes later by a share of the plan; null where there is none. */
  readonly lost: number | null
}

/** Changes with which a plan was made that keeps a commitment, and everything that was kept before. */
export interface Remedy extends Found {
  /** The same as `--set` takes them. */
  readonly settings: readonly string[]
}

/** A broken commitment for which changes are sought. */
export interface Search {
  readonly backlog: TriedBacklog
  readonly trials: Trials
  /** The part of the backlog that decides on its commitments. */
  readonly committed: Changeable
  readonly item: Item
  readonly hardDate: string | null
  readonly period: string | null
  readonly obstacle: Obstacle
  /** Indexes in the plan without changes: of the item, undefined where it is none that can be planned, */
  readonly index: number | undefined
  /** of all that it needs at any depth and itself, dependencies first, */
  readonly chain: readonly number[]
  /** and of the commitments before it with work in the teams of these. */
  readonly rivals: readonly number[]
  /** Indexes of the teams with a capacity that have work in the chain. */
  readonly teams: readonly number[]
  /** What a plan loses without some items: their value, and that of what waits for them. */
  lossOf(ids: readonly string[]): number
}

/** What a search starts with. */
export type Broken = Pick<Search, 'item' | 'hardDate' | 'period' | 'obstacle'>

/** The circumstances of a broken commitment in the plan without changes. */
export function searchFor(
  broken: Broken,
  backlog: TriedBacklog,
  trials: Trials,
  committed: Changeable,
  lossOf: Search['lossOf'],
): Search {
  const { items, precedence, teams } = trials.base.model
  const at = items.findIndex(({ item, isGate }) => !isGate && item.id === broken.item.id)
  const inChain = new Set(at < 0 ? [] : [at])
  for (const index of inChain) for (const each of items[index]!.dependsOn) inChain.add(each)
  const chain = precedence.filter((index) => inChain.has(index) && !items[index]!.isGate)
  const bounded = new Set(
    chain.flatMap((index) =>
      items[index]!.work.flatMap(({ team, effort }) => (effort > 0 ? team : [])),
    ),
  )
  const own = [...bounded].filter((team) => teams[team]!.capacity).sort((a, b) => a - b)
  const { steps, order } = trials.base.followed
  const after = at < 0 ? 0 : (steps[at] as Unplaced).after
  const rivals = order.slice(0, after).filter((index) => {
    if (inChain.has(index) || !isBinding(items[index]!)) return false
    return items[index]!.work.some(({ team, effort }) => effort > 0 && own.includes(team))
  })
  return {
    ...broken,
    backlog,
    trials,
    committed,
    index: at < 0 ? undefined : at,
    chain,
    rivals,
    teams: own,
    lossOf,
  }
}

import type { Framework } from '../../frameworks/framework.js'
import type { ConfigFields } from '../../schema/config.js'
import { afterReserve } from '../build-model.js'
import { follow } from '../follow.js'
import type { ModelItem, PlanModel } from '../model.js'
import type { Planning } from '../planning.js'
import type { Followed } from '../steps.js'
import { applied, type Change, type Changeable } from './change.js'

/** A backlog that is planned again and again, with changes. */
export interface TriedBacklog extends Changeable {
  /** Ids of all containers. */
  readonly containers: ReadonlySet<string>
  readonly framework: Framework
  /** What pm.yaml says of capacities. */
  readonly config: Pick<ConfigFields, 'teams' | 'roadmap'>
  /** The planning problem of items under capacities, ranked anew. */
  modelOf(changed: Changeable): PlanModel
}

/** A plan that follows the ranking. */
export interface Outcome {
  readonly model: PlanModel
  readonly followed: Followed
  /** Ids of the planned items. */
  readonly planned: ReadonlySet<string>
}

/** Plans made to find out what a change does. */
export interface Trials {
  /** Without any change. */
  readonly base: Outcome
  /** Whether no more plans may be made: then nothing that was found since holds. */
  isSpent(): boolean
  /**
   * Whether with these changes an item is planned, and every commitment still is that is now, but for those that are
   * given up. Never once all plans are spent.
   */
  keeps(id: string, changes: readonly Change[], givenUp?: readonly string[]): boolean
  /** The same of several items at once. */
  keepsAll(ids: readonly string[], changes: readonly Change[], givenUp?: readonly string[]): boolean
  /** The plan with these changes; counts as one of those that may be made. */
  outcome(changes: readonly Change[]): Outcome
}

/** How many items may still be planned, over all plans that are made with it. */
export interface Budget {
  left: number
}

/** What trials start with: a part of a backlog without any change. */
interface Basis {
  readonly backlog: TriedBacklog
  readonly part: Changeable
  readonly base: Outcome
  /** Ids of the commitments that are kept. */
  readonly kept: readonly string[]
}

/** The basis of trials of a part of a backlog. */
export function basisOf(backlog: TriedBacklog, part: Changeable): Basis {
  const base = outcomeOf(backlog.modelOf(part))
  const kept = base.model.items.flatMap((each, index) =>
    isKept(each) && base.followed.finish[index] !== null ? [each.item.id] : [],
  )
  return { backlog, part, base, kept }
}

/** Trials of a part of a backlog, with at most so many plans, as far as the budget reaches. */
export function trialsOf(
  { backlog, part, base, kept }: Basis,
  most: number,
  budget: Budget,
): Trials {
  let left = most
  const isSpent = () => left <= 0 || budget.left <= 0
  const outcome = (changes: readonly Change[]) => {
    const changed = applied(part, changes)
    const isOther = changes.some(({ kind }) => kind !== 'capacity')
    left--
    budget.left -= part.items.length * (isOther ? 1 : SHARE_OF_PLACING)
    return outcomeOf(
      isOther ? backlog.modelOf(changed) : withCapacities(base.model, changed.planning),
    )
  }
  const keepsAll: Trials['keepsAll'] = (ids, changes, givenUp = []) => {
    if (isSpent()) return false
    const { planned } = outcome(changes)
    return (
      ids.every((id) => planned.has(id)) &&
      kept.every((each) => planned.has(each) || givenUp.includes(each))
    )
  }
  return {
    base,
    isSpent,
    keeps: (id, changes, givenUp) => keepsAll([id], changes, givenUp),
    keepsAll,
    outcome,
  }
}

// To place items takes about this share of the time that it takes to make a planning problem of them.
const SHARE_OF_PLACING = 0.2

// Of capacities nothing else of a planning problem depends.
function withCapacities(model: PlanModel, { capacities, reserve }: Planning): PlanModel {
  const teams = model.teams.map((team) => {
    const capacity = capacities.get(team.team)?.map((each) => afterReserve(each, reserve)) ?? null
    return { ...team, capacity }
  })
  return { ...model, teams }
}

/** Whether an item is promised or begun. A hard date after the plan is none that it could keep. */
export function isKept(each: ModelItem): boolean {
  const isBeyond =
    each.turn === 'dated' && each.item.due!.kind === 'hard' && each.promisedBy === null
  return isBinding(each) && !isBeyond
}

/** Whether an item is placed before all that only its rank decides on. */
export function isBinding({ turn, isGate }: ModelItem): boolean {
  return !isGate && (turn === 'in-progress' || turn === 'agreed' || turn === 'dated')
}

/** The plan of a planning problem that follows the ranking. */
export function outcomeOf(model: PlanModel): Outcome {
  const followed = follow(model)
  const planned = model.items.flatMap(({ item }, index) =>
    followed.finish[index] === null ? [] : [item.id],
  )
  return { model, followed, planned: new Set(planned) }
}

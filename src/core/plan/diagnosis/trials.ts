import type { Framework } from '../../frameworks/framework.js'
import type { ConfigFields } from '../../schema/config.js'
import { follow } from '../follow.js'
import type { ModelItem, PlanModel } from '../model.js'
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
  /** The plan with these changes; counts as one of those that may be made. */
  outcome(changes: readonly Change[]): Outcome
}

/** Trials of a part of a backlog, with at most so many plans. */
export function trialsOf(backlog: TriedBacklog, part: Changeable, most: number): Trials {
  const base = outcomeOf(backlog, part)
  const kept = base.model.items.flatMap((each, index) =>
    isBinding(each) && base.followed.finish[index] !== null ? [each.item.id] : [],
  )
  let left = most
  const outcome = (changes: readonly Change[]) => {
    left--
    return outcomeOf(backlog, applied(part, changes))
  }
  return {
    base,
    isSpent: () => left <= 0,
    keeps(id, changes, givenUp = []) {
      if (left <= 0) return false
      const { planned } = outcome(changes)
      return planned.has(id) && kept.every((each) => planned.has(each) || givenUp.includes(each))
    },
    outcome,
  }
}

/** Whether an item is placed before all that only its rank decides on. */
export function isBinding({ turn, isGate }: ModelItem): boolean {
  return !isGate && (turn === 'in-progress' || turn === 'agreed' || turn === 'dated')
}

function outcomeOf(backlog: TriedBacklog, changed: Changeable): Outcome {
  const model = backlog.modelOf(changed)
  const followed = follow(model)
  const planned = model.items.flatMap(({ item }, index) =>
    followed.finish[index] === null ? [] : [item.id],
  )
  return { model, followed, planned: new Set(planned) }
}

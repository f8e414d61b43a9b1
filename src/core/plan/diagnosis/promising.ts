import { arrange } from '../arrange.js'
import { countsDelay } from '../counts-delay.js'
import { compareTurns } from '../exchange.js'
import type { ModelItem, PlanModel } from '../model.js'
import { deadlineOf, horizonOf, promisedBy, turnOf, type Waiting } from '../model-items.js'
import { isBinding } from './trials.js'

/** A planning problem, and the items of it that are placed before all that only its rank decides on, in their order. */
export interface Bound {
  readonly model: PlanModel
  readonly sequence: readonly number[]
}

/** What of a planning problem is promised or begun. */
export function boundIn(model: PlanModel): Bound {
  return {
    model,
    sequence: [...model.items.keys()].filter((index) => isBinding(model.items[index]!)),
  }
}

/** The days on which these items finish, by index, and what they need; null where no plan that follows the ranking has them. */
export function placed({ model, sequence }: Bound): readonly (number | null)[] {
  return arrange(model, { sequence, keepsOrder: countsDelay(model), isBare: true }).finish
}

/** The same with a target as a hard date, `item` being that item with it: what reading all again would give. */
export function promising(
  { model, sequence }: Bound,
  index: number,
  item: ModelItem['item'],
): Bound {
  const horizon = horizonOf(model, model.days)
  const before = model.items[index]!
  const promised: ModelItem = {
    ...before,
    item,
    turn: turnOf(item, before.rank !== null),
    promisedBy: promisedBy(item, horizon),
    deadline: deadlineOf(item, horizon),
  }
  const items = [...model.items]
  items[index] = promised
  needBy(items, index)
  if (promised.turn === before.turn) return { model: { ...model, items }, sequence }
  const others = sequence.filter((each) => each !== index)
  const found = others.findIndex((each) => compareTurns(waiting(each), waiting(index)) > 0)
  const turn = found < 0 ? others.length : found
  // What is promised or begun stands first among all items.
  const at = (each: number) => (each === index ? turn - 0.5 : each)
  for (let dependent = 0; dependent < items.length; dependent++) {
    const each = items[dependent]!
    if (each.dependsOn.length > 1 && each.dependsOn.includes(index))
      items[dependent] = { ...each, dependsOn: [...each.dependsOn].sort((a, b) => at(a) - at(b)) }
  }
  return { model: { ...model, items }, sequence: others.toSpliced(turn, 0, index) }

  function waiting(each: number): Waiting {
    const { item, turn, rank } = items[each]!
    return { index: each, item, turn, position: rank ?? Number.MAX_SAFE_INTEGER }
  }
}

// It and what it needs at any depth must be done by its deadline.
function needBy(items: ModelItem[], index: number): void {
  const { deadline } = items[index]!
  if (deadline === null) return
  const reached = [index]
  for (const each of reached) {
    const { neededBy, dependsOn } = items[each]!
    if (neededBy !== null && neededBy <= deadline) continue
    items[each] = { ...items[each]!, neededBy: deadline }
    reached.push(...dependsOn)
  }
}

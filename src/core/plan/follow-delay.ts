import { arrange } from './arrange.js'
import { type DelayRank, delayRanks, orderOfDelay, ownRank } from './delay-ranks.js'
import { type DelayPlan, lessDelay } from './less-delay.js'
import { type PlanModel, periodOfDay } from './model.js'
import type { Followed, Step } from './steps.js'

/**
 * The plan that follows the ranking where a value is what delay costs. First it decides what is planned, and for when at
 * the latest: what is planned, and then what is a candidate, stands in the order in which its delay costs least, and a
 * team finishes none in an earlier period than one before it: to fill a period with something small would make what costs
 * more wait. Then teams work in the order of least cost in which what is promised, begun or planned still keeps its
 * period: a candidate goes before it where that delays nothing into another one.
 */
export function followDelay(model: PlanModel): Followed {
  const first = inTurns(model)
  return overlaid(model, first, lessDelay(model, first))
}

// What something needs that finds no place stands by itself: then all is placed again.
function inTurns(model: PlanModel): Followed {
  const ranks = delayRanks(model)
  const first = arranged(model, ranks)
  const isPlanned = (index: number) => first.finish[index] !== null
  const again = delayRanks(model, isPlanned)
  return again.every((rank, index) => rank === ranks[index]) ? first : arranged(model, again)
}

// One rank after the other; what an item of a better one needs is placed by that.
function arranged(model: PlanModel, ranks: readonly DelayRank[]): Followed {
  const { items } = model
  const all = items.map((_, index) => index)
  const ofRank = (rank: DelayRank) => all.filter((index) => ownRank(items[index]!) === rank)
  const loose = ([1, 2] as const).flatMap((rank) => {
    const together = all.filter((index) => ranks[index] === rank)
    const place = new Map(orderOfDelay(items, together).map((index, at) => [index, at]))
    const at = (index: number) => place.get(index) ?? all.length + index
    return ofRank(rank).sort((a, b) => at(a) - at(b))
  })
  return arrange(model, { sequence: [...ofRank(0), ...loose], keepsOrder: true })
}

// The reasons of a plan are those of what was decided first, but for what overtook an item since.
function overlaid(model: PlanModel, first: Followed, { finish, queue }: DelayPlan): Followed {
  const overtaker = overtakers(model, first, { finish, queue })
  const steps = first.steps.map((step, index): Step => {
    const day = finish[index] ?? null
    if (step.kind === 'unplaced' || day === null) return step
    const period = periodOfDay(model, day)
    const by = overtaker.get(index)
    const held = by === undefined ? step.heldBy : ({ kind: 'order', item: by } as const)
    return {
      ...step,
      day,
      heldBy: period === 0 ? null : held,
      full: step.full.filter((each) => each.period < period),
    }
  })
  return { ...first, finish, queue, steps }
}

// Of each item that others of its team went past into an earlier period, the one that was placed last of these.
function overtakers(
  model: PlanModel,
  { order }: Followed,
  { finish, queue }: DelayPlan,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const placed = new Map(order.map((index, at) => [index, at]))
  const isAlone = (index: number) => model.items[index]!.work.length === 1
  const lastOf = new Map<number, number>()
  for (const index of queue.filter(isAlone)) {
    const { team } = model.items[index]!.work[0]!
    const last = lastOf.get(team)
    if (last === undefined || placed.get(index)! > placed.get(last)!) lastOf.set(team, index)
    else if (periodOfDay(model, finish[last]!) < periodOfDay(model, finish[index]!))
      found.set(index, last)
  }
  return found
}

import { type Clock, timeOf } from './clock.js'
import type { DelayRank } from './delay-ranks.js'
import { startOf } from './done-times.js'
import type { DelayPlan } from './less-delay.js'
import { availableBy, limitDay, type PlanModel, periodOfDay, tolerance } from './model.js'
import { type BoundJob, leastOrder } from './sequence/exact-order.js'
import { waitsFor } from './waits-for.js'

/** Of a team with at most so many items all orders are compared. */
export const MOST_COMPARED = 12

/** A team whose items are to be put into order. */
export interface Ordering {
  readonly team: number
  readonly clock: Clock
  readonly ranks: readonly DelayRank[]
  readonly links: Links
}

/** What each planned item waits for, and what waits for it, by index; containers replaced by what is in them. */
interface Links {
  readonly before: ReadonlyMap<number, readonly number[]>
  readonly after: ReadonlyMap<number, readonly number[]>
}

/** The links of the items of a plan, which are those of every plan of the same items. */
export function linksAmong({ items }: PlanModel, { queue, finish }: DelayPlan): Links {
  const before = new Map<number, readonly number[]>()
  const after = new Map<number, number[]>()
  for (const index of queue) {
    const needs = waitsFor(items, index).filter((each) => finish[each] !== null)
    before.set(index, needs)
    for (const each of needs) {
      const others = after.get(each)
      if (others) others.push(index)
      else after.set(each, [index])
    }
  }
  return { before, after }
}

/**
 * A plan with the items of one team in the order of least cost: first those of the best rank alone, then those of the next
 * one too while what was there before keeps its period, and so on. What is linked with the work of other teams keeps its
 * period in any case; `isAlone` says that nothing is. Undefined where there are too many, and where nothing keeps to all that.
 */
export function teamOrder(
  model: PlanModel,
  plan: DelayPlan,
  { team, clock, ranks, links: { before, after } }: Ordering,
): (DelayPlan & { readonly isAlone: boolean }) | undefined {
  const { items, days, teams } = model
  const own = plan.queue.filter((index) => items[index]!.work.some((each) => each.team === team))
  if (own.length < 2 || own.length > MOST_COMPARED) return undefined
  const finish = [...plan.finish]
  let order: readonly number[] = []
  const limits = new Map<number, number>()
  for (const rank of [0, 1, 2]) {
    const members = own.filter((index) => ranks[index]! <= rank)
    for (const index of members) if (!limits.has(index)) limits.set(index, limitOf(index))
    const found = ordered(members)
    if (!found) return undefined
    order = found
    settle()
  }
  return { finish: withContainers(), queue: queued(), isAlone: own.every(isUnlinked) }

  function isAlone(index: number): boolean {
    const { work } = items[index]!
    return work.length === 1 && work[0]!.team === team
  }

  // Whether no work of another team decides on when it finishes.
  function isUnlinked(index: number): boolean {
    const near = [...before.get(index)!, ...(after.get(index) ?? [])]
    return isAlone(index) && near.every(isAlone)
  }

  function limitOf(index: number): number {
    return isUnlinked(index) ? limitDay(items[index]!, model) : plan.finish[index]!
  }

  function ordered(members: readonly number[]): number[] | undefined {
    const at = new Map(members.map((index, job) => [index, job]))
    const from = new Map<number, number>()
    for (const index of members) {
      const isLoose = isUnlinked(index) && items[index]!.agreed === null
      const own = isLoose ? 0 : startOf(model, periodOfDay(model, plan.finish[index]!))
      from.set(
        index,
        before.get(index)!.reduce((latest, each) => Math.max(latest, from.get(each) ?? 0), own),
      )
    }
    for (const index of members.toReversed())
      for (const each of before.get(index)!)
        if (limits.has(each)) limits.set(each, Math.min(limits.get(each)!, limits.get(index)!))
    const each = teams[team]!
    const jobs = members.map((index): BoundJob => {
      const { work, value } = items[index]!
      return {
        weight: value,
        length: work.find((part) => part.team === team)!.effort,
        after: before.get(index)!.flatMap((need) => at.get(need) ?? []),
        from: from.get(index)!,
        until: availableBy(model, each, limits.get(index)!) + tolerance(each),
      }
    })
    return leastOrder(jobs, (work) => timeOf(clock, work))?.order.map((job) => members[job]!)
  }

  // Each into the first period by whose end its work is done; that is kept from now on.
  function settle(): void {
    const each = teams[team]!
    const able = days.map(({ last }) => availableBy(model, each, last) + tolerance(each))
    let done = 0
    for (const index of order) {
      done += items[index]!.work.find((part) => part.team === team)!.effort
      if (isUnlinked(index)) {
        const period = items[index]!.agreed ?? able.findIndex((most) => done <= most)
        const waited = before.get(index)!.map((need) => finish[need]!)
        finish[index] = Math.min(limits.get(index)!, Math.max(days[period]!.last, ...waited))
      }
      limits.set(index, Math.min(limits.get(index)!, finish[index]!))
    }
  }

  // A container that one waits for is done with the last of what is in it.
  function withContainers(): readonly (number | null)[] {
    for (const index of model.precedence) {
      const { isGate, dependsOn } = items[index]!
      if (!isGate || finish[index] === null || dependsOn.length === 0) continue
      finish[index] = Math.max(...dependsOn.map((each) => finish[each]!))
    }
    return finish
  }

  // Its items change places among each other, then all stand by their periods, each behind what it waits for. A date
  // inside a period is kept by that order.
  function queued(): number[] {
    const isOwn = new Set(own)
    const next = order[Symbol.iterator]()
    const mixed = plan.queue.map((index) => (isOwn.has(index) ? next.next().value! : index))
    const period = new Map(mixed.map((index) => [index, periodOfDay(model, finish[index]!)]))
    mixed.sort((a, b) => period.get(a)! - period.get(b)!)
    const found = new Set<number>()
    for (const index of mixed) {
      const stack = [index]
      while (stack.length > 0) {
        const top = stack[stack.length - 1]!
        const need = items[top]!.dependsOn.find((each) => finish[each] !== null && !found.has(each))
        if (need === undefined) found.add(stack.pop()!)
        else stack.push(need)
      }
    }
    return [...found]
  }
}

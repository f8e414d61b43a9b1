import { type Clock, clockOf, timeOf } from './clock.js'
import { type WorkUpTo, workUpTo } from './load.js'
import { type Assignment, type PlanModel, periodOfDay } from './model.js'

/** The clock of each team of a model; null of one that nothing bounds. */
export function clocksOf(model: PlanModel): readonly (Clock | null)[] {
  return model.teams.map((team) => clockOf(model, team))
}

/**
 * When each planned item is done, in days from the start of the plan: with the last of its work and of what it depends on,
 * and not before the period in which it finishes. `ends` holds for each team of an item its work up to and with it.
 */
export function doneTimes(
  model: PlanModel,
  finish: Assignment['finish'],
  ends: readonly WorkUpTo[],
  clocks: readonly (Clock | null)[],
): number[] {
  const { items, precedence } = model
  const done = items.map(() => 0)
  for (const index of precedence) {
    const day = finish[index] ?? null
    if (day === null) continue
    const { dependsOn, isGate, work } = items[index]!
    const period = periodOfDay(model, day)
    const worked = ends[index]!.map(({ team, effort }, at) => {
      const clock = clocks[team]
      if (clock) return timeOf(clock, effort)
      return work[at]!.effort > 0 ? endOf(model, period) : 0
    })
    const waited = dependsOn.map((each) => done[each]!)
    done[index] = Math.max(isGate ? 0 : startOf(model, period), ...worked, ...waited)
  }
  return done
}

/** Value × the days until it is done, summed over the items of a queue. */
export function delayInDays(
  model: PlanModel,
  finish: Assignment['finish'],
  queue: readonly number[],
  clocks: readonly (Clock | null)[],
): number {
  const done = doneTimes(model, finish, workUpTo(model, queue), clocks)
  return queue.reduce((sum, index) => sum + model.items[index]!.value * done[index]!, 0)
}

/** The first day of a period, and the one after its last, in days from the start of the plan. */
export function startOf({ days }: PlanModel, period: number): number {
  return days[period]!.first - days[0]!.first
}

function endOf({ days }: PlanModel, period: number): number {
  return days[period]!.last + 1 - days[0]!.first
}

import { daysOfUnits } from '../frameworks/delay-unit.js'
import { type Clock, clockOf, timeOf } from './clock.js'
import {
  type Assignment,
  availableBy,
  type ModelItem,
  type PlanModel,
  periodOfDay,
  tolerance,
} from './model.js'
import type { DelayCost, TeamDelay } from './plan.js'
import { bestOrder } from './sequence/best-order.js'
import { costOf as costOfOrder } from './sequence/job.js'
import { waitsFor } from './waits-for.js'

type Ends = readonly (readonly { readonly team: number; readonly effort: number }[])[]

/**
 * What the delay of all planned items costs: each one's value for every unit of time until it is done, counted from the
 * start of the plan. A team does the work of a period evenly. `ends` holds for each team of an item its work up to and
 * with that item, `planned` the planned items in the order in which they finish. Null where the framework knows no cost
 * of delay. Without dates time counts in periods.
 */
export function delayOf(
  model: PlanModel,
  { finish }: Pick<Assignment, 'finish'>,
  planned: readonly number[],
  ends: Ends,
): DelayCost | null {
  const { items, delayPer, periods } = model
  if (delayPer === null || periods.length === 0) return null
  const isDated = periods[0]!.start !== null
  const unit = isDated ? daysOfUnits[delayPer] : 1
  const clocks = model.teams.map((team) => clockOf(model, team))
  const done = doneTimes(model, finish, ends, clocks)
  const costOf = (index: number) => (items[index]!.value * done[index]!) / unit
  return {
    per: isDated ? delayPer : 'period',
    from: periods[0]!.start,
    total: sum(planned.map(costOf)),
    waiting: sum(
      items.map((each, index) =>
        finish[index] === null && keeps(each) ? Math.max(0, each.value) : 0,
      ),
    ),
    teams: teamDelays(model, planned, costOf, unit),
  }
}

// Whether it is still worth something when the plan is over.
function keeps({ deadline, promisedBy }: ModelItem): boolean {
  return deadline === promisedBy
}

// Of what each team with a capacity does alone.
function teamDelays(
  model: PlanModel,
  planned: readonly number[],
  costOf: (index: number) => number,
  unit: number,
): TeamDelay[] {
  const { items, teams } = model
  return teams.flatMap(({ team, capacity }, at) => {
    const own = planned.filter((index) => {
      const { work } = items[index]!
      return work.length === 1 && work[0]!.team === at
    })
    if (!capacity || own.length === 0) return []
    const jobAt = new Map(own.map((index, job) => [index, job]))
    const jobs = own.map((index) => ({
      weight: Math.max(0, items[index]!.value),
      length: items[index]!.effort,
      after: waitsFor(items, index).flatMap((each) => jobAt.get(each) ?? []),
    }))
    const sequence = bestOrder(jobs)
    const asPlanned = costOfOrder(jobs, [...jobs.keys()])
    const effort = sum(own.map((index) => items[index]!.effort))
    const cost = sum(own.map(costOf))
    const least = (sequence.least * quickest(model, at, effort)) / unit
    const best = sequence.order.map((job) => items[own[job]!]!.item.id)
    const isBest = asPlanned <= sequence.cost * (1 + 1e-9)
    return [{ team, cost, least: Math.min(cost, least), best, isBest }]
  })
}

// The least number of days for one of work that a team ever needs on average, up to so much.
function quickest(model: PlanModel, at: number, effort: number): number {
  const team = model.teams[at]!
  const slack = tolerance(team)
  if (effort <= slack) return 0
  const ends = model.days.flatMap(({ last }, period) => {
    const able = availableBy(model, team, last)
    return able > slack && able < effort ? [endOf(model, period) / able] : []
  })
  return Math.min(timeOf(clockOf(model, team)!, effort) / effort, ...ends)
}

// An item is done with the last of its work and of what it depends on, and not before the period in which it finishes.
function doneTimes(
  model: PlanModel,
  finish: readonly (number | null)[],
  ends: Ends,
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

// In days from the start of the plan.
function startOf({ days }: PlanModel, period: number): number {
  return days[period]!.first - days[0]!.first
}

function endOf({ days }: PlanModel, period: number): number {
  return days[period]!.last + 1 - days[0]!.first
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0)
}

import { daysOfUnits } from '../frameworks/delay-unit.js'
import { type Clock, timeOf } from './clock.js'
import { clocksOf, doneTimes } from './done-times.js'
import type { WorkUpTo } from './load.js'
import type { Assignment, ModelItem, PlanModel } from './model.js'
import type { DelayCost, TeamDelay } from './plan.js'
import { bestOrder, type Sequence } from './sequence/best-order.js'
import { leastOrder } from './sequence/exact-order.js'
import type { Job } from './sequence/job.js'
import { MOST_COMPARED } from './team-order.js'
import { waitsFor } from './waits-for.js'

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
  ends: readonly WorkUpTo[],
): DelayCost | null {
  const { items, delayPer, periods } = model
  if (delayPer === null || periods.length === 0) return null
  const isDated = periods[0]!.start !== null
  const unit = isDated ? daysOfUnits[delayPer] : 1
  const clocks = clocksOf(model)
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
    teams: teamDelays(model, planned, clocks, costOf, unit),
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
  clocks: readonly (Clock | null)[],
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
    const clock = clocks[at]!
    const jobAt = new Map(own.map((index, job) => [index, job]))
    const jobs = own.map((index) => ({
      weight: items[index]!.value,
      length: items[index]!.effort,
      after: waitsFor(items, index).flatMap((each) => jobAt.get(each) ?? []),
    }))
    const alone = bestAlone(jobs, clock)
    const cost = sum(own.map(costOf))
    const bestCost = alone.cost / unit
    const isBest = cost <= bestCost + 1e-9 * Math.abs(bestCost)
    const best = isBest ? own : alone.order.map((job) => own[job]!)
    return [
      {
        team,
        cost,
        least: Math.min(cost, alone.least / unit),
        best: best.map((index) => items[index]!.item.id),
        bestCost: Math.min(cost, bestCost),
        isBest,
      },
    ]
  })
}

// The best order known of what a team does, were that all, and what no order of it can cost less than.
function bestAlone(jobs: readonly Job[], clock: Clock): Sequence {
  const time = (work: number) => timeOf(clock, work)
  if (jobs.length <= MOST_COMPARED) {
    const bound = jobs.map((job) => ({ ...job, from: 0, until: Number.POSITIVE_INFINITY }))
    const exact = leastOrder(bound, time)!
    return { ...exact, least: exact.cost }
  }
  const { order } = bestOrder(jobs)
  let [work, cost] = [0, 0]
  for (const job of order) {
    work += jobs[job]!.length
    cost += jobs[job]!.weight * time(work)
  }
  // What gains by delay gains most at the end.
  const gained = sum(jobs.map(({ weight }) => Math.min(0, weight))) * time(work)
  const costly = jobs.map((job) => ({ ...job, weight: Math.max(0, job.weight) }))
  const least = bestOrder(costly).least * quickest(clock, work) + gained
  return { order, cost, least: Math.min(cost, least) }
}

// The least number of days for one of work that a team ever needs on average, up to so much.
function quickest(clock: Clock, effort: number): number {
  if (effort <= clock.slack) return 0
  let least = timeOf(clock, effort) / effort
  clock.works.forEach((work, at) => {
    if (work > clock.slack && work < effort) least = Math.min(least, clock.times[at]! / work)
  })
  return least
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0)
}

import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { PlanModel } from '../plan/model.js'
import type { Plan } from '../plan/plan.js'
import type { Sampling } from '../simulate/sampling.js'
import { chainFinder } from './critical-chain.js'
import { isCertainWork } from './effort-draws.js'
import type { CommitmentForecast, Forecast, ItemForecast } from './forecast.js'
import { type Job, jobsOf } from './jobs.js'
import { type Counts, runDraws } from './run-draws.js'

/**
 * Says how surely a plan of a model is kept: draws the work of every planned item, carries out the plan in its order, and
 * counts. Time is linear in draws and in items. Gives the part of the work that is done, from 0 to 1, so that a caller
 * may show it or stop.
 */
export function* forecastPlan(
  model: PlanModel,
  plan: Plan,
  { seed, draws: wanted }: Pick<Sampling, 'seed' | 'draws'>,
): Generator<number, Forecast> {
  const jobs = jobsOf(model, plan)
  const uncertain = jobs.filter(({ estimate }) => estimate && !isCertainWork(estimate)).length
  // Where nothing is a range all draws are one.
  const draws = uncertain > 0 ? wanted : 1
  const counts = yield* runDraws(model, jobs, { seed, draws })
  return {
    seed,
    draws: wanted,
    uncertain,
    items: jobs.map((job, place) => itemForecast(job, counts, place, plan, draws)),
    commitments: commitmentsOf(model, plan, jobs, counts, draws),
    teams: model.teams.map(({ team, capacity }, index) => ({
      team,
      overflow: [...counts.over[index]!].map((count) => (capacity ? count / draws : null)),
    })),
  }
}

function itemForecast(
  { planned, period, due }: Job,
  counts: Counts,
  place: number,
  { periods }: Plan,
  draws: number,
): ItemForecast {
  let done = 0
  const byPeriod = periods.map((_, at) => {
    done += counts.ends[place]![at]!
    return done / draws
  })
  const firstBy = (share: number) => {
    const at = byPeriod.findIndex((each) => each >= share)
    return at < 0 ? null : periods[at]!.period.name
  }
  return {
    planned,
    onTime: byPeriod[period]!,
    byPeriod,
    p50: firstBy(0.5),
    p85: firstBy(0.85),
    byDue: due === null ? null : counts.due[place]! / draws,
  }
}

function commitmentsOf(
  model: PlanModel,
  plan: Plan,
  jobs: readonly Job[],
  counts: Counts,
  draws: number,
): CommitmentForecast[] {
  const chainOf = chainFinder(model, jobs, counts, draws)
  const planned = jobs.flatMap(({ planned, due, agreed, lastDay }, place) => {
    const { item, end } = planned
    const commitment = (limit: CommitmentForecast['limit'], count: number) => {
      return { item, limit, kept: count / draws, end, chain: chainOf(place) }
    }
    const commitments: CommitmentForecast[] = []
    if (due !== null && item.due!.kind === 'hard')
      commitments.push(commitment(hardDate(item), counts.due[place]!))
    if (agreed !== null) {
      const isOverdue = model.periods[agreed]!.name !== item.period!.in
      const inTime = counts.ends[place]!.subarray(0, agreed + 1).reduce((a, b) => a + b, 0)
      commitments.push(commitment(agreement(item, isOverdue), isOverdue ? 0 : inTime))
    }
    if (lastDay !== null) commitments.push(commitment(worth(item), counts.lastDay[place]!))
    return commitments
  })
  const broken = plan.broken.flatMap(({ item, hardDate: date, period, isOverdue }) => [
    ...(date === null ? [] : [{ item, limit: hardDate(item), ...BROKEN }]),
    ...(period === null ? [] : [{ item, limit: agreement(item, isOverdue), ...BROKEN }]),
  ])
  return [...planned, ...broken].sort(
    (a, b) =>
      KINDS.indexOf(a.limit.kind) - KINDS.indexOf(b.limit.kind) ||
      compareText(timeOf(a.limit), timeOf(b.limit)) ||
      compareText(a.item.id, b.item.id),
  )
}

const BROKEN = { kept: 0, end: null, chain: null }
const KINDS: readonly string[] = ['hard-date', 'agreed', 'worthless']

function hardDate({ due }: Item) {
  return {
    kind: 'hard-date',
    standing: 'within',
    date: due!.date,
    because: due!.reason ?? null,
  } as const
}

function agreement({ period }: Item, isOverdue: boolean) {
  const { in: name, reason } = period!
  return { kind: 'agreed', period: name, isOverdue, because: reason ?? null } as const
}

function worth({ worthlessAfter }: Item) {
  const { date, reason } = worthlessAfter!
  return { kind: 'worthless', date, because: reason ?? null } as const
}

// Names of periods of one form order as their times do.
function timeOf(limit: CommitmentForecast['limit']): string {
  return limit.kind === 'agreed' ? limit.period : limit.date
}

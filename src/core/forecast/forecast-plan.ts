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
  const planned = jobs.flatMap((job, place): CommitmentForecast[] => {
    const { planned, agreed, due } = job
    const { item, end } = planned
    const none = { item, end, hardDate: null, period: null, isOverdue: false }
    const commitments: CommitmentForecast[] = []
    if (due !== null && item.due!.kind === 'hard') {
      const kept = counts.due[place]! / draws
      commitments.push({ ...none, hardDate: item.due!.date, kept, chain: chainOf(place) })
    }
    if (agreed !== null) {
      const period = item.period!.in
      const isOverdue = model.periods[agreed]!.name !== period
      const inTime = counts.ends[place]!.subarray(0, agreed + 1).reduce((a, b) => a + b, 0)
      const kept = isOverdue ? 0 : inTime / draws
      commitments.push({ ...none, period, isOverdue, kept, chain: chainOf(place) })
    }
    return commitments
  })
  const broken = plan.broken.flatMap(({ item, hardDate, period, isOverdue }) => {
    const none = { item, end: null, kept: 0, chain: null }
    const date = { ...none, hardDate, period: null, isOverdue: false }
    const agreement = { ...none, hardDate: null, period, isOverdue }
    return [...(hardDate === null ? [] : [date]), ...(period === null ? [] : [agreement])]
  })
  return [...planned, ...broken].sort(
    (a, b) =>
      compareText(a.hardDate ?? LAST, b.hardDate ?? LAST) ||
      compareText(a.period ?? '', b.period ?? '') ||
      compareText(a.item.id, b.item.id),
  )
}

const LAST = '~'

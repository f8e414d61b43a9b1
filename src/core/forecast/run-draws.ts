import { valueIn } from '../frameworks/formula/evaluate.js'
import { clockOf, timeOf } from '../plan/clock.js'
import { availableBy, type PlanModel } from '../plan/model.js'
import { columnMemory } from '../simulate/memory.js'
import type { Sampling } from '../simulate/sampling.js'
import { STRATA } from '../simulate/strata.js'
import { type Chains, chainTable } from './chains.js'
import { effortDraws } from './effort-draws.js'
import { isBound, type Job } from './jobs.js'

/** What the draws came to. */
export interface Counts {
  /** By place in the queue the number of draws that finish it in each period; the last entry is those that do not. */
  readonly ends: readonly Uint32Array[]
  /** By place in the queue the number of draws that keep its due date, and that are done by its last day of worth. */
  readonly due: Uint32Array
  readonly lastDay: Uint32Array
  /** By team and period the number of draws in which not all is done that the plan finishes by its end. */
  readonly over: readonly Uint32Array[]
  /** By place in the queue, of what is bound, how often its end is determined by which chain. */
  readonly chains: ReadonlyMap<number, ReadonlyMap<number, number>>
  readonly table: Chains
}

const MOST_NUMBERS = 8_000_000
// So that there is a step every few milliseconds.
const MOST_BLOCKS = 20

// In days: what ends that little after a date was done by then, and a period begins that much after the one before.
const MOMENT = 1e-6

/**
 * Carries out the jobs in each draw: every team works through its own in the order of the queue without pause. A job is
 * done when all its teams have done their work and all is done that it waits for, and not before the period that it was
 * agreed for. At most so many numbers are kept at a time. Gives the part of the work that is done, from 0 to 1.
 */
export function* runDraws(
  model: PlanModel,
  jobs: readonly Job[],
  { seed, draws }: Sampling,
  most = MOST_NUMBERS,
): Generator<number, Counts> {
  const { days, teams } = model
  const start = days[0]?.first ?? 0
  const limits = days.map(({ last }) => last + 1 - start)
  const clocks = teams.map((team) => clockOf(model, team))
  const isWaitedFor = waitedFor(jobs)
  const isTraced = tracedOf(jobs)
  const columns = isWaitedFor.filter(Boolean).length + isTraced.filter(Boolean).length
  const chunk = chunkOf(draws, columns + teams.length, most)
  const table = chainTable()
  const traces = jobs.map((_, place) => (isTraced[place] ? new Int32Array(chunk) : null))
  const counts = {
    ends: jobs.map(() => new Uint32Array(days.length + 1)),
    due: new Uint32Array(jobs.length),
    lastDay: new Uint32Array(jobs.length),
    over: teams.map(() => new Uint32Array(days.length)),
    chains: new Map(
      jobs.flatMap((job, place) => (isBound(job) ? [[place, new Map<number, number>()]] : [])),
    ),
    table,
  }
  const kept = columnMemory()
  const drawn = columnMemory()

  for (let from = 0; from < draws; from += chunk) {
    const count = Math.min(chunk, draws - from)
    kept.reuse()
    const done = teams.map(() => kept.room(count).fill(0))
    const spare = kept.room(count)
    const ends: Float64Array[] = []
    let period = 0
    for (const [place, job] of jobs.entries()) {
      for (; period < job.period; period++) countOver(period, done)
      const end = isWaitedFor[place] ? kept.room(count) : spare
      ends.push(end)
      wait(place, job, end, ends)
      drawn.reuse()
      const sampling = { seed, from, draws: count }
      const efforts = job.estimate && effortDraws(job.id, job.estimate, sampling, drawn.room)
      for (const team of job.teams)
        work(place, team, efforts!.get(teams[team]!.team)!, done[team]!, end)
      countEnds(place, job, end)
      yield (from + (count * (place + 1)) / jobs.length) / draws
    }
    for (; period < days.length; period++) countOver(period, done)
  }
  return counts

  function wait(place: number, job: Job, end: Float64Array, ends: readonly Float64Array[]): void {
    const trace = traces[place]
    end.fill(job.agreed === null ? 0 : days[job.agreed]!.first - start + MOMENT)
    trace?.fill(table.waiting(place))
    for (const each of job.after) {
      const before = ends[each]!
      const other = traces[each]
      for (let draw = 0; draw < end.length; draw++) {
        if (!(before[draw]! > end[draw]!)) continue
        end[draw] = before[draw]!
        if (trace) trace[draw] = table.through(place, other![draw]!)
      }
    }
  }

  function work(
    place: number,
    team: number,
    effort: Float64Array,
    done: Float64Array,
    end: Float64Array,
  ): void {
    const clock = clocks[team]!
    const trace = traces[place]
    const own = trace ? table.own(place, team) : 0
    for (let draw = 0; draw < end.length; draw++) {
      const all = done[draw]! + valueIn(effort, draw)
      done[draw] = all
      const time = timeOf(clock, all)
      if (time < end[draw]!) continue
      end[draw] = time
      if (trace) trace[draw] = own
    }
  }

  function countEnds(place: number, { due, lastDay }: Job, end: Float64Array): void {
    const own = counts.ends[place]!
    for (let draw = 0; draw < end.length; draw++) {
      let period = 0
      while (period < limits.length && end[draw]! > limits[period]!) period++
      own[period]!++
      if (due !== null && end[draw]! <= due + MOMENT) counts.due[place]!++
      if (lastDay !== null && end[draw]! <= lastDay + MOMENT) counts.lastDay[place]!++
    }
    const chains = counts.chains.get(place)
    if (!chains) return
    const trace = traces[place]!
    for (let draw = 0; draw < end.length; draw++)
      chains.set(trace[draw]!, (chains.get(trace[draw]!) ?? 0) + 1)
  }

  function countOver(period: number, done: readonly Float64Array[]): void {
    teams.forEach((team, index) => {
      if (!team.capacity) return
      const most = availableBy(model, team, days[period]!.last) + clocks[index]!.slack
      const all = done[index]!
      for (let draw = 0; draw < all.length; draw++)
        if (all[draw]! > most) counts.over[index]![period]!++
    })
  }
}

function waitedFor(jobs: readonly Job[]): boolean[] {
  const isWaitedFor = jobs.map(() => false)
  for (const { after } of jobs) for (const each of after) isWaitedFor[each] = true
  return isWaitedFor
}

// What is bound, and all that it waits for.
function tracedOf(jobs: readonly Job[]): boolean[] {
  const isTraced = jobs.map(isBound)
  for (const [back, { after }] of jobs.toReversed().entries())
    if (isTraced[jobs.length - 1 - back]) for (const each of after) isTraced[each] = true
  return isTraced
}

// In whole blocks of draws, whose distributions are made once for each.
function chunkOf(draws: number, columns: number, most: number): number {
  const blocks = Math.floor(most / Math.max(1, columns) / STRATA)
  return Math.min(draws, Math.min(MOST_BLOCKS, Math.max(1, blocks)) * STRATA)
}

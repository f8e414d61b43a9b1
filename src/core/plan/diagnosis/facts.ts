import { dateOfDay, dayNumber } from '../../calendar/day.js'
import { availableBy, limitDay, type PlanModel, periodOfDay, tolerance } from '../model.js'
import type { Ahead } from '../reason.js'
import type { Unplaced } from '../steps.js'
import { takersIn } from '../takers.js'
import { queuesOf } from '../team-queues.js'
import { applied } from './change.js'
import { partFor } from './committed-part.js'
import type { Search } from './search.js'
import { outcomeOf } from './trials.js'

/** Something that has to be done for a commitment. */
export interface Link {
  readonly id: string
  readonly efforts: readonly { readonly team: string | null; readonly effort: number }[]
  /** The name of the period in which it can be finished at the earliest, were there nothing else to do; null for none. */
  readonly earliest: string | null
}

/** What a team can do in a period, and what finishes there of the commitments that take its time before another one. */
export interface TeamRoom {
  readonly team: string | null
  readonly period: string
  readonly capacity: number
  /** The part of it up to the day by which that one has to be done, in the period of that day. */
  readonly until: number | null
  /** The largest first. */
  readonly takenBy: readonly Ahead[]
}

/** By when a team has to do nothing else, so that a commitment is kept. */
export interface Start {
  readonly team: string | null
  readonly date: string
}

/** Whether a commitment could be kept were there nothing else to do, and its chain: dependencies first, itself last. */
export function aloneOf({ item, backlog, hardDate, committed }: Search): {
  readonly isPossible: boolean
  readonly chain: readonly Link[]
} {
  const part = partFor(item.id, committed, backlog.containers)
  const isPossible = outcomeOf(backlog.modelOf(part)).planned.has(item.id)
  const { periods } = backlog.planning
  const horizon = periods.at(-1)?.end
  const free = applied(part, [
    { kind: 'period', id: item.id, period: null },
    ...(hardDate !== null && horizon
      ? [{ kind: 'date' as const, id: item.id, date: horizon }]
      : []),
    // So that it is placed whatever its status and rank.
    { kind: 'status', id: item.id, status: 'in-progress' },
  ])
  const { model, followed } = outcomeOf(backlog.modelOf(free))
  const chain = model.precedence.flatMap((index): Link[] => {
    const { item: each, isGate, work } = model.items[index]!
    if (isGate) return []
    const day = followed.finish[index] ?? null
    return [
      {
        id: each.id,
        efforts: work.map(({ team, effort }) => ({ team: model.teams[team]!.team, effort })),
        earliest: day === null ? null : model.periods[periodOfDay(model, day)]!.name,
      },
    ]
  })
  return { isPossible, chain }
}

/** The periods of the teams of a chain with the commitments that take their time before it; those that none takes left out. */
export function roomsOf({ trials, index, teams, chain }: Search): TeamRoom[] {
  if (index === undefined) return []
  const { model, followed } = trials.base
  const { after } = followed.steps[index] as Unplaced
  const day = limitDay(model.items[index]!, model)
  const own = new Set(chain.map((each) => model.items[each]!.item.id))
  const takers = takersIn(queuesOf(model, followed), model, Number.POSITIVE_INFINITY)
  return teams.flatMap((team) => {
    const ahead = takers({ index, team, day, after }).items.filter(({ id }) => !own.has(id))
    if (ahead.length === 0) return []
    const ends = ahead.map(({ end }) => model.periods.findIndex(({ name }) => name === end))
    const last = Math.max(periodOfDay(model, day), ...ends)
    return model.periods.slice(0, last + 1).map(({ name }, period): TeamRoom => {
      const takenBy = ahead.filter((_, at) => ends[at] === period)
      const isLimit = period === periodOfDay(model, day)
      const before = period === 0 ? 0 : ableBy(team, model.days[period - 1]!.last)
      return {
        team: model.teams[team]!.team,
        period: name,
        capacity: ableBy(team, model.days[period]!.last) - before,
        until: isLimit ? ableBy(team, day) - before : null,
        takenBy,
      }
    })
  })

  function ableBy(team: number, day: number): number {
    return availableBy(model, model.teams[team]!, day)
  }
}

/**
 * The last day from which on the team that has to begin first can do its part of a chain until a hard date, if it does
 * nothing else; null where there is no date, or where that is too late from the first day on.
 */
export function startOf({ trials, index, hardDate, chain, teams }: Search): Start | null {
  const { model } = trials.base
  if (index === undefined || hardDate === null || model.periods[0]!.start === null) return null
  const [first, last] = [model.days[0]!.first, dayNumber(hardDate)]
  const starts = teams.map((team) => {
    const work = chain.reduce((sum, each) => sum + effortIn(model, each, team), 0)
    return { team, day: lastStart(model, team, work, first, last) }
  })
  const earliest = starts.reduce<(typeof starts)[number] | undefined>(
    (before, each) => (before && before.day <= each.day ? before : each),
    undefined,
  )
  if (!earliest || earliest.day < first) return null
  return { team: model.teams[earliest.team]!.team, date: dateOfDay(earliest.day) }
}

// The last day from which on a team can do so much by another one; one before the first where it cannot at all.
function lastStart(
  model: PlanModel,
  team: number,
  work: number,
  first: number,
  last: number,
): number {
  const each = model.teams[team]!
  const all = availableBy(model, each, last)
  const isEnough = (day: number) =>
    all - (day > first ? availableBy(model, each, day - 1) : 0) >= work - tolerance(each)
  if (!isEnough(first)) return first - 1
  let [works, fails] = [first, last + 1]
  while (fails - works > 1) {
    const middle = Math.floor((works + fails) / 2)
    if (isEnough(middle)) works = middle
    else fails = middle
  }
  return works
}

function effortIn({ items }: PlanModel, index: number, team: number): number {
  return items[index]!.work.find((each) => each.team === team)?.effort ?? 0
}

import {
  type Assignment,
  availableBy,
  type ModelTeam,
  type PlanModel,
  periodOfDay,
  tolerance,
  type Work,
} from './model.js'

export interface Loads {
  /** Index of the period in which the work on an item begins, by index of a planned item. */
  readonly starts: readonly (number | undefined)[]
  /** Index of the one in which it ends: that in which the item finishes, or an earlier one. */
  readonly lasts: readonly (number | undefined)[]
  /** By index of a planned item. */
  readonly ends: readonly WorkUpTo[]
  /** Work done in each period by team, that of shipped items included as far as the period could hold it. */
  readonly loads: readonly (readonly number[])[]
}

/** For each team of an item, its work up to and with that item. */
export type WorkUpTo = readonly Work[]

/** The work up to each item of a queue, by index; `sums` become those of each team. */
export function workUpTo(
  { items, teams }: PlanModel,
  queue: readonly number[],
  sums = teams.map(() => 0),
): WorkUpTo[] {
  const ends = items.map((): WorkUpTo => none)
  for (const index of queue) {
    const own: Work[] = []
    for (const { team, effort } of items[index]!.work) {
      sums[team]! += effort
      own.push({ team, effort: sums[team]! })
    }
    ends[index] = own
  }
  return ends
}

const none: WorkUpTo = []

/**
 * For each planned item, by index, the work of each team that has to be done for it to be finished: up to the item, and up
 * to all that it waits for in its period. What it waits for in an earlier one is done by then.
 */
function workFor(
  model: PlanModel,
  { finish }: Pick<Assignment, 'finish'>,
  ends: readonly WorkUpTo[],
): readonly WorkUpTo[] {
  const { items, precedence } = model
  const needed: WorkUpTo[] = items.map(() => none)
  for (const index of precedence) {
    const day = finish[index] ?? null
    if (day === null) continue
    const { dependsOn } = items[index]!
    const own = ownWork(model, ends, index)
    const waited =
      dependsOn.length === 0
        ? dependsOn
        : dependsOn.filter((each) => isWithPeriod(model, finish, each, day))
    needed[index] = waited.length === 0 ? own : latest([own, ...waited.map((at) => needed[at]!)])
  }
  return needed
}

// What takes no work of a team waits for none of it.
function ownWork({ items }: PlanModel, ends: readonly WorkUpTo[], index: number): WorkUpTo {
  const { work } = items[index]!
  const isWhole = work.every(({ effort }) => effort > 0)
  return isWhole ? ends[index]! : ends[index]!.filter((_, at) => work[at]!.effort > 0)
}

// Of more than so many together the work is read of all items at once.
const MOST_WAITED = 24

/** A planned item and all that it waits for in its period, if those are not too many. */
export function waitedFor(
  model: PlanModel,
  { finish }: Pick<Assignment, 'finish'>,
  index: number,
): readonly number[] | undefined {
  const day = finish[index]!
  const waited = [index]
  for (let at = 0; at < waited.length; at++) {
    if (waited.length > MOST_WAITED) return undefined
    for (const each of model.items[waited[at]!]!.dependsOn)
      if (isWithPeriod(model, finish, each, day) && !waited.includes(each)) waited.push(each)
  }
  return waited
}

function isWithPeriod(
  model: PlanModel,
  finish: Assignment['finish'],
  index: number,
  day: number,
): boolean {
  const other = finish[index] ?? null
  return other !== null && periodOfDay(model, other) === periodOfDay(model, day)
}

// Of each team the most.
function latest(works: readonly WorkUpTo[]): WorkUpTo {
  const most: { readonly team: number; effort: number }[] = []
  for (const work of works)
    for (const { team, effort } of work) {
      const known = most.find((each) => each.team === team)
      if (!known) most.push({ team, effort })
      else if (effort > known.effort) known.effort = effort
    }
  return most
}

// The same of an item with all that it waits for in its period.
function workForAll(
  model: PlanModel,
  ends: readonly WorkUpTo[],
  waited: readonly number[],
): WorkUpTo {
  const works = waited.map((index) => ownWork(model, ends, index))
  return works.length === 1 ? works[0]! : latest(works)
}

/** The same of each item that is asked for. */
export function workByItem(
  model: PlanModel,
  assignment: Pick<Assignment, 'finish'>,
  ends: readonly WorkUpTo[],
): (index: number) => WorkUpTo {
  let all: readonly WorkUpTo[] | undefined
  return (index) => {
    const waited = all ? undefined : waitedFor(model, assignment, index)
    if (waited) return workForAll(model, ends, waited)
    all ??= workFor(model, assignment, ends)
    return all[index]!
  }
}

/** The same of one planned item that waits for none of its period, where those of one day stand as they were placed. */
export function workUpToOne(
  { items }: PlanModel,
  { finish, order }: Assignment,
  index: number,
): WorkUpTo {
  const day = finish[index]!
  const own = items[index]!.work.filter(({ effort }) => effort > 0)
  const sums = own.map(() => 0)
  let isBehind = false
  for (const other of order) {
    const isBefore = finish[other]! < day || (finish[other] === day && !isBehind)
    if (other === index) isBehind = true
    if (!isBefore) continue
    for (const { team, effort } of items[other]!.work)
      for (let at = 0; at < own.length; at++) if (own[at]!.team === team) sums[at]! += effort
  }
  return own.map(({ team }, at) => ({ team, effort: sums[at]! }))
}

/**
 * When the work is done: each team works through its items without pause in the order of the queue,
 * in which they finish. The work of a team without a capacity is done in the period in which its
 * item finishes.
 */
export function loadsOf(model: PlanModel, { finish }: Assignment, queue: readonly number[]): Loads {
  const { items, teams, periods } = model
  const starts: (number | undefined)[] = items.map(() => undefined)
  const lasts: (number | undefined)[] = items.map(() => undefined)
  const totals = teams.map(() => 0)
  const ends = workUpTo(model, queue, totals)
  const done = teams.map((team, index) => {
    return team.capacity ? doneBy(model, index, totals[index]!) : undefined
  })
  const loads = teams.map((team, index) => {
    return periods.map((_, at) => {
      const planned = (done[index]?.[at] ?? 0) - (done[index]?.[at - 1] ?? 0)
      return (
        planned + Math.min(shippedIn(team, at), team.capacity?.[at] ?? Number.POSITIVE_INFINITY)
      )
    })
  })
  const slacks = teams.map(tolerance)
  for (const index of queue) {
    const end = periodOfDay(model, finish[index]!)
    let start = end
    let last = -1
    const { work } = items[index]!
    for (let at = 0; at < work.length; at++) {
      const { team, effort } = work[at]!
      const to = ends[index]![at]!.effort
      const reached = done[team]
      if (!reached) {
        loads[team]![end]! += effort
        if (effort > 0) last = end
      } else if (effort > 0) {
        const slack = slacks[team]!
        start = Math.min(start, firstAbove(reached, to - effort + slack))
        last = Math.max(last, firstAbove(reached, to - slack))
      }
    }
    starts[index] = start
    lasts[index] = last < 0 ? end : Math.min(last, end)
  }
  return { starts, lasts, ends, loads }
}

/** The work of a team's items that shipped in a period. */
export function shippedIn({ spent }: ModelTeam, period: number): number {
  return spent[period]!.reduce((sum, { effort }) => sum + effort, 0)
}

// What a team has done of so much work by the end of each period.
function doneBy(model: PlanModel, team: number, total: number): number[] {
  return model.days.map(({ last }) => Math.min(total, availableBy(model, model.teams[team]!, last)))
}

function firstAbove(reached: readonly number[], effort: number): number {
  const last = reached.length - 1
  let index = 0
  while (index < last && !(reached[index]! > effort)) index++
  return index
}

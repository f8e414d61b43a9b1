import { availableBy, limitDay, type PlanModel, tolerance, type Work } from '../model.js'

/** The days on which each item may finish, in order; by index. Without any it is in no plan. */
export interface FinishDays {
  readonly of: readonly (readonly number[])[]
  /** Those inside of periods, of all items, in order. */
  readonly inside: readonly number[]
}

/**
 * An item may finish at the end of a period, or on a hard date inside one: its own or that of an item which waits for it.
 * On no other day does it matter whether it is done. Left out are days before all that it depends on can be done, and
 * those by which its teams could not do it with what it depends on, were there nothing else.
 */
export function finishDays(model: PlanModel, due: readonly (number | null)[]): FinishDays {
  const { items, precedence, days } = model
  const dates = datesOf(model)
  const ends = days.map(({ last }) => last)
  const able = ablesOf(model)
  const of: (readonly number[])[] = items.map(() => [])
  for (const index of precedence) {
    const modelItem = items[index]!
    const { agreed, deadline, dependsOn } = modelItem
    if (deadline !== null && deadline < days[0]!.first) continue
    let first = agreed === null ? Number.NEGATIVE_INFINITY : days[agreed]!.first
    for (const each of dependsOn) first = Math.max(first, of[each]![0] ?? Number.POSITIVE_INFINITY)
    const last = Math.min(limitDay(modelItem, model), due[index] ?? Number.POSITIVE_INFINITY)
    const work = workBefore(model, index)
    of[index] = merged(ends, dates[index]!).filter(
      (day) =>
        day >= first && day <= last && work.every(({ team, effort }) => effort <= able(team, day)),
    )
  }
  return { of, inside: [...new Set(dates.flat())].sort((a, b) => a - b) }
}

// So many items before one are counted: fewer than there are say less, and nothing wrong.
const MOST_BEFORE = 300

// The work of each team on an item and on what it depends on, at any depth.
function workBefore({ items, teams }: PlanModel, index: number): readonly Work[] {
  if (items[index]!.dependsOn.length === 0) return items[index]!.work
  const found = new Set([index])
  const efforts = new Float64Array(teams.length)
  for (const each of found) {
    const { work, dependsOn } = items[each]!
    for (const { team, effort } of work) efforts[team]! += effort
    if (found.size < MOST_BEFORE) for (const before of dependsOn) found.add(before)
  }
  return [...efforts].flatMap((effort, team) => (effort > 0 ? [{ team, effort }] : []))
}

const none: readonly number[] = []

// The hard dates inside of periods by which each item may have to be done, in order.
function datesOf({ items, precedence, days }: PlanModel): (readonly number[])[] {
  const ends = new Set(days.map(({ last }) => last))
  const first = days[0]?.first ?? Number.POSITIVE_INFINITY
  const isInside = (day: number) => day >= first && !ends.has(day)
  const dates: (readonly number[])[] = items.map(({ deadline }) =>
    deadline !== null && isInside(deadline) ? [deadline] : none,
  )
  for (const index of precedence.toReversed()) {
    const own = dates[index]!
    if (own.length === 0) continue
    for (const each of items[index]!.dependsOn)
      dates[each] = dates[each] === none ? own : merged(dates[each]!, own)
  }
  return dates
}

function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

function ablesOf(model: PlanModel): (team: number, day: number) => number {
  const known = model.teams.map(() => new Map<number, number>())
  return (team, day) => {
    const before = known[team]!.get(day)
    if (before !== undefined) return before
    const able = availableBy(model, model.teams[team]!, day) + tolerance(model.teams[team]!)
    known[team]!.set(day, able)
    return able
  }
}

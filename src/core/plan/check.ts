import { availableBy, type PlanModel } from './model.js'
import type { Plan } from './plan.js'

/** A rule that a plan breaks. */
export type Violation =
  | { readonly kind: 'missing' | 'twice' | 'unknown'; readonly id: string }
  | { readonly kind: 'precedence'; readonly id: string; readonly dependency: string }
  | { readonly kind: 'agreed'; readonly id: string; readonly period: string }
  | { readonly kind: 'hard-date' | 'worthless'; readonly id: string; readonly date: string }
  | {
      readonly kind: 'capacity'
      readonly team: string | null
      /** Up to this day of the model its finished work is over what it can have done by so much. */
      readonly day: number
      readonly over: number
    }

// Solvers keep a constraint up to about 1e-7 of its size.
const TOLERANCE = 1e-6

/**
 * What a plan breaks of its model: capacity up to the end of each period and to each hard date in
 * one, precedence, agreed periods, hard dates; and that each item is either planned or not, once.
 * It reads the plan alone, not how it was found.
 */
export function checkPlan(model: PlanModel, plan: Plan): Violation[] {
  const periodById = new Map(
    plan.periods.flatMap(({ items }, period) => items.map(({ item }) => [item.id, period])),
  )
  const periods = periodsOf(model, periodById)
  return [
    ...checkComplete(model, plan),
    ...checkRules(model, periods),
    ...checkCapacity(model, periods, datesOf(model, periods)),
  ]
}

function checkComplete({ items, excluded }: PlanModel, plan: Plan): Violation[] {
  const planned = plan.periods.flatMap((period) => period.items.map(({ item }) => item.id))
  const all = [...planned, ...plan.unplanned.map(({ item }) => item.id)]
  const seen = new Set(all)
  const placeable = items.flatMap(({ item, isGate }) => (isGate ? [] : [item.id]))
  const wanted = new Set([...placeable, ...excluded.map(({ item }) => item.id)])
  const unplaceable = new Set(excluded.map(({ item }) => item.id))
  const of = (kind: 'missing' | 'twice' | 'unknown', ids: readonly string[]) =>
    ids.map((id): Violation => ({ kind, id }))
  return [
    ...of(
      'missing',
      [...wanted].filter((id) => !seen.has(id)),
    ),
    ...of('twice', repeated(all)),
    ...of(
      'unknown',
      [...seen].filter((id) => !wanted.has(id)),
    ),
    ...of(
      'unknown',
      planned.filter((id) => unplaceable.has(id)),
    ),
  ]
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>()
  return ids.filter((id) => seen.size === seen.add(id).size)
}

// The period of each item by index; of a container that one depends on, that of the last item in it.
function periodsOf(
  { items, precedence }: PlanModel,
  periodById: ReadonlyMap<string, number>,
): (number | undefined)[] {
  const periods: (number | undefined)[] = items.map(() => undefined)
  for (const index of precedence) {
    const { item, isGate, dependsOn } = items[index]!
    const inside = dependsOn.map((each) => periods[each])
    periods[index] = !isGate
      ? periodById.get(item.id)
      : inside.some((each) => each === undefined)
        ? undefined
        : (inside as number[]).reduce((latest, each) => Math.max(latest, each), 0)
  }
  return periods
}

function checkRules(model: PlanModel, periods: readonly (number | undefined)[]): Violation[] {
  return model.items.flatMap((each, index) => {
    const { item, isGate, agreed, promisedBy, deadline, dependsOn } = each
    const period = periods[index]
    if (period === undefined || isGate) return []
    const found: Violation[] = dependsOn
      .filter((each) => (periods[each] ?? Number.POSITIVE_INFINITY) > period)
      .map((each) => ({ kind: 'precedence', id: item.id, dependency: model.items[each]!.item.id }))
    if (agreed !== null && period !== agreed)
      found.push({ kind: 'agreed', id: item.id, period: model.periods[agreed]!.name })
    const { first } = model.days[period]!
    if (promisedBy !== null && promisedBy < first)
      found.push({ kind: 'hard-date', id: item.id, date: item.due!.date })
    if (deadline !== null && deadline !== promisedBy && deadline < first)
      found.push({ kind: 'worthless', id: item.id, date: item.worthlessAfter!.date })
    return found
  })
}

// The day by which each planned item must be done: its hard date, or that of one that waits for it.
function datesOf(
  { items, precedence }: PlanModel,
  periods: readonly (number | undefined)[],
): number[] {
  const dates = items.map(({ deadline }, index) =>
    periods[index] === undefined
      ? Number.POSITIVE_INFINITY
      : (deadline ?? Number.POSITIVE_INFINITY),
  )
  for (const index of precedence.toReversed())
    for (const each of items[index]!.dependsOn) dates[each] = Math.min(dates[each]!, dates[index]!)
  return dates
}

function checkCapacity(
  model: PlanModel,
  periods: readonly (number | undefined)[],
  dates: readonly number[],
): Violation[] {
  return model.teams.flatMap((team, index) => {
    if (!team.capacity) return []
    const byDay = new Map(model.days.map(({ last }) => [last, 0]))
    model.items.forEach(({ work }, at) => {
      const effort = work.find((each) => each.team === index)?.effort
      const period = periods[at]
      if (effort === undefined || period === undefined) return
      const { first, last } = model.days[period]!
      const day = Math.max(first, Math.min(last, dates[at]!))
      byDay.set(day, (byDay.get(day) ?? 0) + effort)
    })
    let done = 0
    return [...byDay]
      .sort(([a], [b]) => a - b)
      .flatMap(([day, effort]): Violation[] => {
        done += effort
        const can = Math.max(0, availableBy(model, team, day))
        const over = done - can
        return over > TOLERANCE * Math.max(1, can)
          ? [{ kind: 'capacity', team: team.team, day, over }]
          : []
      })
  })
}

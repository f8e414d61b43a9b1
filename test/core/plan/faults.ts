import { dayNumber } from '../../../src/core/calendar/day.js'
import type { Plan, PlannedItem } from '../../../src/core/plan/plan.js'
import { planningFor, type Setting, type Written } from './backlog.js'
import { names } from './instances.js'

/** An item of a plan with the index of its period. */
export interface Placed extends PlannedItem {
  readonly period: number
}

export function placedOf({ periods }: Plan): Placed[] {
  return periods.flatMap(({ items }, period) => items.map((each) => ({ ...each, period })))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

/** What a plan breaks, told from the rules alone: nothing of the planner is used but its result. */
export function faults(setting: Setting, items: readonly Written[], plan: Plan): string[] {
  const found: string[] = []
  const { periods, capacities, reserve } = planningFor(setting)
  const byId = new Map(items.map((item) => [item.id, item]))
  const placed = placedOf(plan)
  const periodOf = new Map(placed.map(({ item, period }) => [item.id, period]))
  const parents = new Set(items.map(({ parent }) => parent))
  const inside = (id: string, container: string): boolean => {
    const parent = byId.get(id)?.parent
    return parent !== undefined && (parent === container || inside(parent, container))
  }
  const needs = (id: string, of: string): string[] => {
    const item = byId.get(id)!
    if (item.status === 'shipped' || inside(of, id)) return []
    if (!parents.has(id) || item.status === 'parked') return [id]
    return items.filter(({ parent }) => parent === id).flatMap((child) => needs(child.id, of))
  }
  const ownAndInherited = (item: Written): string[] => {
    const parent = item.parent === undefined ? undefined : byId.get(item.parent)
    return [...(item.dependsOn ?? []), ...(parent ? ownAndInherited(parent) : [])]
  }
  const allNeeds = (item: Written) => ownAndInherited(item).flatMap((id) => needs(id, item.id))
  const wanted = new Map<string, number>()
  for (const { item } of placed) {
    const { status, hard, period } = byId.get(item.id)!
    const at = periodOf.get(item.id)!
    if (status === 'idea') found.push(`${item.id} is an idea`)
    const agreed = period === '2026-Q4' ? names[0] : period
    if (agreed !== undefined && periods[at]!.name !== agreed) found.push(`${item.id} was agreed`)
    for (const id of allNeeds(byId.get(item.id)!))
      if ((periodOf.get(id) ?? 99) > at) found.push(`${item.id} finishes before ${id}`)
    const { worthless } = byId.get(item.id)!
    const [by] = [hard, worthless].filter((date) => date !== undefined).sort()
    if (by === undefined || periods[at]!.start === null) continue
    if (by < periods[at]!.start) found.push(`${item.id} misses ${by}`)
    const mark = (id: string) => {
      wanted.set(id, Math.min(wanted.get(id) ?? Number.POSITIVE_INFINITY, dayNumber(by)))
      for (const need of allNeeds(byId.get(id)!)) mark(need)
    }
    mark(item.id)
  }
  const shipped = items.filter(
    ({ id, status }) => status === 'shipped' && !parents.has(id) && periods[0]!.start !== null,
  )
  for (const [team, perPeriod] of capacities) {
    const effortIn = (effort: Written['effort'], own: string | undefined) =>
      typeof effort === 'number' ? (own === team ? effort : 0) : (effort?.[team as string] ?? 0)
    const work = placed.map(({ item, period }) => ({
      effort: effortIn(byId.get(item.id)!.effort, item.team),
      period,
      wanted: wanted.get(item.id) ?? Number.POSITIVE_INFINITY,
    }))
    // Up to the end of each period, and to each hard date inside one.
    periods.forEach(({ start, end }, at) => {
      const last = end === null ? at : dayNumber(end)
      const first = start === null ? at : dayNumber(start)
      // A team is held to the dates of its own work: between them it may have shipped more than a part of the period allows.
      const dates = work
        .filter((each) => each.period === at && each.effort > 0)
        .map((each) => each.wanted)
      const days = [...new Set([last, ...dates.filter((day) => day >= first && day < last)])]
      for (const day of days) {
        // What shipped in a period by then uses up that period and no other.
        const can = sum(
          periods.slice(0, at + 1).map((each, index) => {
            const share = index < at ? 1 : (day - first + 1) / (last - first + 1)
            const used = shipped
              .filter(({ shipped: date }) => start !== null && dayNumber(date!) <= day)
              .filter(({ shipped: date }) => each.start! <= date! && date! <= each.end!)
              .map((done) => effortIn(done.effort, done.team))
            return Math.max(0, perPeriod[index]! * (1 - reserve) * share - sum(used))
          }),
        )
        const done = work.filter(
          (each) =>
            each.period < at || (each.period === at && (day === last || each.wanted <= day)),
        )
        const total = sum(done.map(({ effort }) => effort))
        if (total > can + 1e-6) found.push(`${team} does ${total} by day ${day}`)
      }
    })
  }
  return found
}

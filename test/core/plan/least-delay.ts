import { dayNumber } from '../../../src/core/calendar/day.js'
import { planningFor, type Setting, type Written } from './backlog.js'

/** What binds an item in an order: the index of the last period in which it may finish. */
export type Latest = ReadonlyMap<string, number>

/**
 * The least cost of delay of all orders in which one team can do some items, in the units of a value for a week; told
 * from the rules alone. Without `latest` nothing but dependencies binds them, and nothing is waited for.
 */
export function leastDelay(
  setting: Setting,
  items: readonly Written[],
  latest: Latest | null,
): number {
  const { periods, capacities } = planningFor(setting)
  const [capacity] = [...capacities.values()]
  const spans = periods.map(({ start, end }) => [dayNumber(start!), dayNumber(end!)] as const)
  const origin = spans[0]![0]
  const ids = new Set(items.map(({ id }) => id))
  const needs = items.map(({ dependsOn }) => (dependsOn ?? []).filter((id) => ids.has(id)))
  const done: { id: string; time: number }[] = []
  let least = Number.POSITIVE_INFINITY
  visit(0, 0)
  return least

  function visit(work: number, cost: number): void {
    if (done.length === items.length) least = Math.min(least, cost)
    items.forEach(({ id, score, effort, period, hard, worthless }, index) => {
      if (done.some((each) => each.id === id)) return
      const waited = needs[index]!.map((need) => done.find((each) => each.id === need)?.time)
      if (waited.includes(undefined)) return
      const upTo = work + (effort as number)
      let time = timeOf(upTo)
      if (latest) {
        const agreed = periods.findIndex(({ name }) => name === period)
        const last = agreed < 0 ? latest.get(id)! : agreed
        if (upTo > ableBy(spans[last]![1]) + 1e-9) return
        for (const date of [hard, worthless])
          if (date !== undefined && upTo > ableBy(dayNumber(date)) + 1e-9) return
        if (agreed >= 0) time = Math.max(time, spans[agreed]![0] - origin)
      }
      time = Math.max(time, ...(waited as number[]))
      done.push({ id, time })
      visit(upTo, cost + (score! * (effort as number) * time) / 7)
      done.pop()
    })
  }

  function ableBy(day: number): number {
    return spans.reduce((sum, [first, last], at) => {
      if (day < first) return sum
      return sum + capacity![at]! * Math.min(1, (day - first + 1) / (last - first + 1))
    }, 0)
  }

  // When so much is done, in days.
  function timeOf(work: number): number {
    let left = work
    for (const [at, [first, last]] of spans.entries()) {
      if (left <= 1e-9) return work <= 1e-9 ? 0 : first - origin
      const able = capacity![at]!
      if (left <= able + 1e-9) return first - origin + Math.min(1, left / able) * (last - first + 1)
      left -= able
    }
    return Number.POSITIVE_INFINITY
  }
}

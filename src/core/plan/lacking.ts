import type { PlanModel, Work } from './model.js'
import { freeBy, type Room } from './room.js'
import type { Full } from './steps.js'

/**
 * The teams that have no room for a piece of work by a day, and how much more capacity each would have to have in the
 * period of that day: up to a day inside it only a part of that counts, and what shipped in it may have used more than
 * there is.
 */
export function lacking(
  room: Room,
  work: readonly Work[],
  { period, day }: { readonly period: number; readonly day: number },
  { days, teams }: PlanModel,
): Full[] {
  const { first, last } = days[period]!
  const found: Full[] = []
  for (const { team, effort } of work) {
    const free = effort > 0 ? freeBy(room, team, day) : undefined
    if (!free) continue
    const least = free.left[free.from]!
    if (effort - least <= free.tolerance) continue
    const capacity = teams[team]!.capacity![period]!
    let lacks = 0
    for (let at = free.from; at < free.days.length; at++) {
      const until = Math.min(free.days[at]!, last)
      // From the last day on all that counts is the least that is free by any of them.
      const isEnd = until === last
      const short = effort - (isEnd ? free.left[at]! : free.byDay[at]!)
      if (short > free.tolerance) {
        const part = (until - first + 1) / (last - first + 1)
        let used = 0
        for (const spent of teams[team]!.spent[period]!)
          if (spent.day <= until) used += spent.effort
        lacks = Math.max(lacks, (Math.max(used, capacity * part) + short) / part - capacity)
      }
      if (isEnd) break
    }
    if (lacks > 0) found.push({ period, team, lacks, day, short: effort - least })
  }
  return found
}

import { arrange } from './arrange.js'
import { type DelayRank, delayRanks, orderOfDelay } from './delay-ranks.js'
import { clocksOf, delayInDays } from './done-times.js'
import type { PlanModel } from './model.js'
import { queueOf } from './queue.js'
import type { Followed } from './steps.js'
import { linksAmong, MOST_COMPARED, teamOrder } from './team-order.js'

/** When items finish, and in which order teams work on them: that of their days, dependencies first. */
export interface DelayPlan {
  readonly finish: readonly (number | null)[]
  readonly queue: readonly number[]
}

/**
 * A plan of the same items whose delay costs less, if one is found: all that is promised, begun or planned finishes in no
 * later period than it does without all of a worse rank. Of a team with few items, linked with no other team's, it is the
 * best one.
 */
export function lessDelay(model: PlanModel, first: Followed): DelayPlan {
  const ranks = delayRanks(model, (index) => first.finish[index] !== null)
  const clocks = clocksOf(model)
  let best: DelayPlan = { finish: first.finish, queue: queueOf(model, first) }
  best = cheaper(withCandidatesAmong(model, first, best, ranks))
  const links = linksAmong(model, best)
  model.teams.forEach((_, team) => {
    const clock = clocks[team]
    const ordered = clock && teamOrder(model, best, { team, clock, ranks, links })
    if (ordered) best = ordered.isAlone ? ordered : cheaper(ordered)
  })
  return best

  function cheaper(other: DelayPlan | undefined): DelayPlan {
    if (!other) return best
    const cost = costOf(best)
    return costOf(other) < cost - 1e-9 * Math.abs(cost) ? other : best
  }

  function costOf({ finish, queue }: DelayPlan): number {
    return delayInDays(model, finish, queue, clocks)
  }
}

// Candidates of teams with many items among what is planned by what their delay costs, where that keeps its periods.
function withCandidatesAmong(
  model: PlanModel,
  first: Followed,
  { queue }: DelayPlan,
  ranks: readonly DelayRank[],
): DelayPlan | undefined {
  const counts = model.teams.map(() => 0)
  for (const index of queue) for (const { team } of model.items[index]!.work) counts[team]!++
  const isOfMany = (index: number) =>
    model.items[index]!.work.every(({ team }) => counts[team]! > MOST_COMPARED)
  const loose = queue.filter((index) => ranks[index]! > 0 && isOfMany(index))
  if (new Set(loose.map((index) => ranks[index])).size < 2) return undefined
  const sequence = orderOfDelay(model.items, loose)
  const reserved = first.finish
  const other = arrange(model, { sequence, reserved, keepsOrder: true, isBare: true })
  const finish = first.finish.map((day, index) => other.finish[index] ?? day)
  return { finish, queue: queueOf(model, { finish, order: first.order }) }
}

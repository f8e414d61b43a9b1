import { availableBy, type ModelItem, type PlanModel, tolerance } from './model.js'

/**
 * What no plan of a model can be worth more than, found without a search.
 *
 * A plan of P periods is worth Σ v × (P − p) / P, which is the sum over all periods of 1 / P of the values of what is
 * finished by its end. By then a team has finished no more work than it can have done. Share the value of each item
 * among the teams with a capacity by its work there: a team's part of the sum is at most what the best filling of its
 * capacity with parts of items is worth, and that takes them by value for work, the last one in part (Dantzig,
 * "Discrete-variable extremum problems", 1957). Dependencies and dates only ever make less possible.
 */
export function valueBound(model: PlanModel, tier?: number): number {
  const { periods, days, items, teams } = model
  const shares = teams.map((): Share[] => [])
  let sum = 0
  for (const item of items) {
    if (item.value <= 0 || (tier !== undefined && item.tier !== tier)) continue
    if (isTooLate(item, model)) continue
    let effort = 0
    for (const each of item.work) if (teams[each.team]!.capacity) effort += each.effort
    const from = item.agreed ?? 0
    if (effort === 0) sum += item.value * (periods.length - from)
    else
      for (const each of item.work)
        shares[each.team]!.push({ effort: each.effort, from, density: item.value / effort })
  }
  teams.forEach((team, index) => {
    if (!team.capacity) return
    const ordered = shares[index]!.sort((a, b) => b.density - a.density)
    days.forEach(({ last }, period) => {
      let left = availableBy(model, team, last)
      for (const { effort, from, density } of ordered) {
        if (left <= 0) break
        if (from > period) continue
        sum += density * Math.min(effort, left)
        left -= effort
      }
    })
  })
  return periods.length > 0 ? sum / periods.length : 0
}

// Whether its teams could not finish it by its deadline if they did nothing else.
function isTooLate({ deadline, work }: ModelItem, model: PlanModel): boolean {
  if (deadline === null) return false
  return work.some(({ team, effort }) => {
    const each = model.teams[team]!
    return effort > availableBy(model, each, deadline) + tolerance(each)
  })
}

/** A team's part of an item. */
interface Share {
  readonly effort: number
  /** Index of the first period in which it may finish. */
  readonly from: number
  /** Value for one of work in teams with a capacity. */
  readonly density: number
}

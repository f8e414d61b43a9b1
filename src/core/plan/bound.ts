import { availableBy, type ModelItem, type PlanModel } from './model.js'

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
  const isMeant = (item: ModelItem) => item.value > 0 && (tier === undefined || item.tier === tier)
  const meant = items.filter(isMeant).map((item) => {
    const bound = item.work.filter(({ team, effort }) => teams[team]!.capacity && effort > 0)
    const effort = bound.reduce((sum, each) => sum + each.effort, 0)
    return { bound, from: item.agreed ?? 0, density: item.value / effort, value: item.value }
  })
  let sum = 0
  for (const { bound, from, value } of meant)
    if (bound.length === 0) sum += value * (periods.length - from)
  teams.forEach((team, index) => {
    const shares = meant
      .flatMap(({ bound, from, density }) => {
        const work = bound.find((each) => each.team === index)
        return work ? [{ effort: work.effort, from, density }] : []
      })
      .sort((a, b) => b.density - a.density)
    days.forEach(({ last }, period) => {
      let left = availableBy(model, team, last)
      for (const { effort, from, density } of shares) {
        if (from > period) continue
        if (left <= 0) break
        sum += density * Math.min(effort, left)
        left -= effort
      }
    })
  })
  return periods.length > 0 ? sum / periods.length : 0
}

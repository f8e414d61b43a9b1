import type { PlanModel } from '../../../../src/core/plan/model.js'

/**
 * The greatest value of all plans of a model, tier by tier, found by trying every period of every item; null for each
 * tier where there is none. `due` is by when what has to be planned must be finished.
 */
export function exhaustiveWorths(
  model: PlanModel,
  due: readonly (number | null)[],
): number[] | null {
  const { items, precedence, days } = model
  const count = days.length
  const periods: (number | null)[] = items.map(() => null)
  const tiers = items.reduce((most, { tier }) => Math.max(most, (tier ?? 0) + 1), 1)
  let best: number[] | null = null
  visit(0)
  return best

  function visit(at: number): void {
    if (at === precedence.length) {
      if (!fits()) return
      const worths = Array.from({ length: tiers }, () => 0)
      items.forEach(({ tier, value }, index) => {
        const period = periods[index]
        if (tier !== null && period !== null) worths[tier]! += (value * (count - period!)) / count
      })
      if (best === null || isMore(worths, best)) best = worths
      return
    }
    const index = precedence[at]!
    const { agreed, deadline, dependsOn } = items[index]!
    const ready = dependsOn.reduce(
      (latest, each) => Math.max(latest, periods[each] ?? count),
      agreed ?? 0,
    )
    for (let period = ready; period < count; period++) {
      if (agreed !== null && period > agreed) break
      const by = Math.min(
        deadline ?? Number.POSITIVE_INFINITY,
        due[index] ?? Number.POSITIVE_INFINITY,
      )
      if (by < days[period]!.first) break
      periods[index] = period
      visit(at + 1)
    }
    periods[index] = null
    if (due[index] === null) visit(at + 1)
  }

  // By the end of each period, and by each hard date of a planned item, what has to be done by then.
  function fits(): boolean {
    const wanted = items.map(({ deadline }, index) =>
      periods[index] === null ? Infinity : Math.min(deadline ?? Infinity, due[index] ?? Infinity),
    )
    for (const index of precedence.toReversed())
      if (periods[index] !== null)
        for (const each of items[index]!.dependsOn)
          wanted[each] = Math.min(wanted[each]!, wanted[index]!)
    const dates = new Set([...days.map(({ last }) => last), ...wanted.filter(Number.isFinite)])
    for (const day of dates)
      for (const [team, { capacity, spent }] of model.teams.entries()) {
        if (!capacity) continue
        let able = 0
        days.forEach(({ first, last }, period) => {
          if (day < first) return
          const share = day >= last ? 1 : (day - first + 1) / (last - first + 1)
          const shipped = spent[period]!.filter((each) => each.day <= day)
          const used = shipped.reduce((sum, { effort }) => sum + effort, 0)
          able += Math.max(0, capacity[period]! * share - used)
        })
        let done = 0
        items.forEach(({ work }, index) => {
          const period = periods[index]
          if (period === null) return
          const isDone =
            days[period!]!.last <= day || (days[period!]!.first <= day && wanted[index]! <= day)
          if (isDone) done += work.find((each) => each.team === team)?.effort ?? 0
        })
        if (done > able + 1e-7) return false
      }
    return true
  }
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((worth, tier) => Math.abs(worth - b[tier]!) > 1e-9)
  return at >= 0 && a[at]! > b[at]!
}

import type { PlanModel } from '../model.js'
import type { FinishDays } from './finish-days.js'
import type { Formulation } from './formulate.js'

// From which share on an item counts as finished; what is finished in part is tried both early and late.
const SHARES = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98]

/**
 * Orders in which items may be placed, made of values between 0 and 1 of a program (its α-points, after Phillips, Stein
 * and Wein, "Scheduling jobs that arrive over time", 1995): each by the day from which on a share of the item is
 * finished, and one by its day on average. Items of the same day, and those that are not in the values, stand by worth
 * for effort; tiers after the one that the values are of come last.
 */
export function sequencesOf(
  values: Float64Array,
  model: PlanModel,
  days: FinishDays,
  { first }: Formulation,
  tier: number,
): number[][] {
  const never = 2 * (model.days[model.days.length - 1]?.last ?? 0) + 1
  const dayFrom = (index: number, share: number) => {
    const at = days.of[index]!.findIndex((_, at) => values[first[index]! + at]! >= share - 1e-9)
    return at < 0 ? never : days.of[index]![at]!
  }
  const average = (index: number) => {
    let [sum, before] = [0, 0]
    days.of[index]!.forEach((day, at) => {
      const value = values[first[index]! + at]!
      sum += (value - before) * day
      before = value
    })
    return sum + (1 - before) * never
  }
  const keys = [...SHARES.map((share) => (index: number) => dayFrom(index, share)), average]
  return keys.map((key) => sequenceBy(key, model, tier))
}

/** The order by worth for effort alone. */
export function sequenceByDensity(model: PlanModel, tier: number): number[] {
  return sequenceBy(() => 0, model, tier)
}

/** The order in which the items of a plan finish, those of one period by rank; the others after them. */
export function sequenceByPeriod(model: PlanModel, periods: readonly (number | null)[]): number[] {
  const last = model.periods.length
  const key = (index: number) => periods[index] ?? last
  return model.items.map((_, index) => index).sort((a, b) => key(a) - key(b) || a - b)
}

function sequenceBy(key: (index: number) => number, model: PlanModel, tier: number): number[] {
  return model.items
    .map(({ value, effort, tier: own }, index) => ({
      index,
      after: Math.max(0, (own ?? 0) - tier),
      key: key(index),
      density: value / effort,
    }))
    .sort(
      (a, b) =>
        a.after - b.after ||
        compare(a.key, b.key) ||
        compare(b.density, a.density) ||
        a.index - b.index,
    )
    .map(({ index }) => index)
}

// Also of infinities, and what has no density (0 / 0) last.
function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return a < b ? -1 : a > b ? 1 : 0
}

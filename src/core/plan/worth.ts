import { type Assignment, type PlanModel, periodOfDay } from './model.js'
import type { Objective } from './plan.js'

/** What finishing an item on a day adds to a plan: value × (P − p) / P, P periods, p the index from 0 of that one. */
export function worthOn(value: number, day: number, model: PlanModel): number {
  const count = model.periods.length
  return (value * (count - periodOfDay(model, day))) / count
}

/** What a plan is worth. */
export function worthOf(model: PlanModel, assignment: Pick<Assignment, 'finish'>): number {
  return worthsOf(model, assignment).reduce((sum, worth) => sum + worth, 0)
}

/** What a plan is worth in each tier of its items; where no category ranks before the score there is one. */
export function worthsOf(model: PlanModel, { finish }: Pick<Assignment, 'finish'>): number[] {
  const worths = Array.from({ length: tierCount(model) }, () => 0)
  const { items } = model
  for (let index = 0; index < items.length; index++) {
    const { tier, value } = items[index]!
    const day = finish[index] ?? null
    if (day !== null && tier !== null) worths[tier]! += worthOn(value, day, model)
  }
  return worths
}

export function tierCount({ items }: PlanModel): number {
  let most = 0
  for (const { tier } of items) if (tier !== null && tier > most) most = tier
  return most + 1
}

/** Whether a plan is worth more than another: in the first tier in which they differ by more than rounding. */
export function isBetter(worths: readonly number[], than: readonly number[]): boolean {
  const at = worths.findIndex((worth, tier) => !isSame(worth, than[tier]!))
  return at >= 0 && worths[at]! > than[at]!
}

/** A value beside what no value can exceed, which rounding may put a little below it. */
export function objectiveOf(value: number, bound: number): Objective {
  const least = Math.max(value, bound)
  return { value, bound: least, gap: gapOf(value, least) }
}

/** (bound − value) / bound; null where the bound is not above zero and the value below it. */
export function gapOf(value: number, bound: number): number | null {
  if (value >= bound) return 0
  return bound > 0 ? (bound - value) / bound : null
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

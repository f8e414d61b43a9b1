import { periodChanges } from '../changes.js'
import { checkPlan } from '../check.js'
import { follow } from '../follow.js'
import type { PlanModel } from '../model.js'
import { place } from '../place.js'
import type { Change, Comparison, Plan } from '../plan.js'
import { emptyRoom, put, take } from '../room.js'
import { planOf } from '../schedule.js'
import type { Followed, Full, Step } from '../steps.js'
import { reasonsOf } from '../why.js'
import { worthsOf } from '../worth.js'
import { exchangesBetween } from './exchanges.js'
import { type Optimum, optimise } from './optimise.js'
import type { Solver, SolverFailure } from './program.js'

/**
 * The plan of greatest value with its reasons, beside what following the ranking is worth. It is given only where our
 * own check finds that it keeps every rule.
 */
export function bestPlan(model: PlanModel, solver: Solver): Plan | SolverFailure {
  const followed = follow(model)
  const optimum = optimise(model, followed, solver)
  if ('failure' in optimum) return optimum
  const { best, tiers } = optimum
  const bound = tiers.reduce((sum, tier) => sum + tier.bound, 0)
  const plan = explained(model, best === followed ? best : withAll(model, best), bound)
  const [violation] = checkPlan(model, plan)
  if (violation) return { failure: `gave a plan that breaks a rule (${violation.kind})` }
  const ranking = explained(model, followed, bound)
  const changes = changesOf(model, [followed, ranking], [best, plan])
  return { ...plan, comparison: comparisonOf(model, followed, ranking, optimum, changes) }
}

function explained(model: PlanModel, followed: Followed, bound: number): Plan {
  return planOf(model, followed, reasonsOf(model, followed), bound)
}

function comparisonOf(
  model: PlanModel,
  followed: Followed,
  ranking: Plan,
  { tiers, isBeyond }: Optimum,
  changes: readonly Change[],
): Comparison {
  const worths = worthsOf(model, followed)
  const buckets = new Map(model.items.map(({ tier, bucket }) => [tier, bucket]))
  return {
    ranking: ranking.objective,
    tiers: tiers.map(({ value, bound }, tier) => ({
      bucket: tiers.length > 1 ? (buckets.get(tier) ?? null) : null,
      value,
      bound,
      ranking: worths[tier]!,
    })),
    changes,
    isBeyond,
  }
}

type Explained = readonly [Followed, Plan]

function changesOf(
  model: PlanModel,
  [followed, ranking]: Explained,
  [best, plan]: Explained,
): Change[] {
  const indexes = new Map(model.items.map(({ item }, index) => [item.id, index]))
  const exchangeOf = exchangesBetween(model, followed, best)
  return periodChanges(ranking, plan)
    .map(({ id, from, to }) => ({ index: indexes.get(id)!, from, to }))
    .sort((a, b) => rankOf(a.index) - rankOf(b.index) || a.index - b.index)
    .map(({ index, from, to }) => {
      const { item, rank } = model.items[index]!
      return { item, rank, from, to, because: exchangeOf(index) }
    })

  function rankOf(index: number): number {
    return model.items[index]!.rank ?? Number.MAX_SAFE_INTEGER
  }
}

// All that is placed had its place before each of the others: the order in which they were put there says nothing, and
// what a team lacks for an item it lacks beside all others.
function withAll(model: PlanModel, best: Followed): Followed {
  const after = best.order.length
  const fullOf = fullBeside(model, best)
  return {
    ...best,
    steps: best.steps.map((step, index): Step => {
      if (step.kind === 'placed') return { ...step, after, full: fullOf(index) }
      const { because } = step
      const isAlone = because.kind === 'no-room' && because.together.length === 0
      return { ...step, after, because: isAlone ? { ...because, full: fullOf(index) } : because }
    }),
  }
}

// In which earlier periods than it does an item would finish, had a team had room for it beside all others.
function fullBeside(model: PlanModel, { finish }: Followed): (index: number) => readonly Full[] {
  const { items } = model
  const days = [...new Set(finish.flatMap((day) => day ?? []))].sort((a, b) => a - b)
  const room = emptyRoom(model, days)
  finish.forEach((day, index) => {
    if (day !== null) put(room, items[index]!.work, day)
  })
  return (index) => {
    const { work } = items[index]!
    const day = finish[index] ?? null
    if (day !== null) take(room, work, day)
    const by = day ?? Number.POSITIVE_INFINITY
    const found = place(index, { by, behind: undefined }, model, finish, room)
    if (day !== null) put(room, work, day)
    return 'full' in found ? found.full : []
  }
}

import { periodChanges } from '../changes.js'
import { checkPlan } from '../check.js'
import { follow } from '../follow.js'
import type { PlanModel } from '../model.js'
import type { Change, Comparison, Plan } from '../plan.js'
import { planOf } from '../schedule.js'
import type { Followed } from '../steps.js'
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
  const plan = explained(model, best === followed ? best : withAll(best), bound)
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

// All that is placed had its place before each of the others: the order in which they were put there says nothing.
function withAll(best: Followed): Followed {
  const after = best.order.length
  return { ...best, steps: best.steps.map((step) => ({ ...step, after })) }
}

import { arrange } from '../arrange.js'
import { valueBound } from '../bound.js'
import { type PlanModel, periodOfDay } from '../model.js'
import type { Followed } from '../steps.js'
import { gapOf, isBetter, tierCount, worthsOf } from '../worth.js'
import { type FinishDays, finishDays } from './finish-days.js'
import { type Formulation, formulate, type Goal } from './formulate.js'
import { latestPlaces, obligationsOf } from './obligations.js'
import { boundBy, type Solver, type SolverFailure } from './program.js'
import { sequenceByDensity, sequenceByPeriod, sequencesOf } from './sequences.js'

/** A plan for the greatest value, and by tier what it is worth and what no plan can exceed. */
export interface Optimum {
  readonly best: Followed
  readonly tiers: readonly { readonly value: number; readonly bound: number }[]
  /** Whether there was too much for the solver: then it is the best plan of a few that are quickly made. */
  readonly isBeyond: boolean
}

/** Up to so many days on which items may finish, all items together, an answer is sought that cannot be bettered, */
const EXACT = 240
/** and up to so many the solver is asked at all. */
const MOST = 250_000

/** Value and bound are at most this share apart, as far as that many steps of the solver reach. */
const ENOUGH = 0.005
const ITERATIONS = 4000
const MOST_ITERATIONS = 100_000

type Places = readonly (number | null)[]

/**
 * The plan of greatest value among those that keep all that following the ranking keeps of what is in progress, agreed
 * or has a hard date. Where categories rank before the score it is sought for one after another: what a category is
 * worth is kept while the next one is filled.
 *
 * For each the relaxed program gives a bound, and orders in which items are placed give plans. Where these are still
 * apart the solver looks for a better plan, and for a lower bound.
 */
export function optimise(
  model: PlanModel,
  followed: Followed,
  solver: Solver,
): Optimum | SolverFailure {
  const due = obligationsOf(model, followed)
  const days = finishDays(model, due)
  if (days.of.reduce((sum, own) => sum + own.length, 0) > MOST)
    return beyond(model, followed, due, days)
  let best: Followed = followed
  const bounds: number[] = []
  for (let tier = 0; tier < tierCount(model); tier++) {
    const goal: Goal = { tier, kept: worthsOf(model, best).slice(0, tier) }
    const formulation = formulate(model, days, due, goal)
    const found = optimiseTier(model, best, { due, days, goal, formulation, solver })
    if ('failure' in found) return found
    best = found.best
    bounds.push(found.bound)
  }
  best = tidied(model, best, due, days)
  return optimumOf(model, better(model, followed, best), bounds)
}

function beyond(model: PlanModel, followed: Followed, due: Places, days: FinishDays): Optimum {
  const places = latestPlaces(model, due)
  const made = [sequenceByDensity(model, 0), model.items.map((_, index) => index)].map((sequence) =>
    arranged(model, sequence, places, days),
  )
  const best = made.reduce((before, each) => better(model, before, each), followed)
  const bounds = worthsOf(model, best).map((_, tier) => valueBound(model, tier))
  const tidy = tidied(model, best, due, days)
  return { ...optimumOf(model, better(model, followed, tidy), bounds), isBeyond: true }
}

function optimumOf(model: PlanModel, best: Followed, bounds: readonly number[]): Optimum {
  const tiers = worthsOf(model, best).map((value, tier) => {
    return { value, bound: Math.max(value, bounds[tier]!) }
  })
  return { best, tiers, isBeyond: false }
}

interface Search {
  readonly due: Places
  readonly days: FinishDays
  readonly goal: Goal
  readonly formulation: Formulation
  readonly solver: Solver
}

function optimiseTier(
  model: PlanModel,
  start: Followed,
  search: Search,
): { readonly best: Followed; readonly bound: number } | SolverFailure {
  const { due, days, goal, formulation, solver } = search
  const { program, unit } = formulation
  const { tier } = goal
  if (program.cost.length === 0) return { best: start, bound: 0 }
  const relaxed = solver.relax(program)
  if ('failure' in relaxed) return relaxed
  const bound = unit * boundBy(program, relaxed.prices)

  const kept = reservedFor(model, start, due, tier)
  const sequences = [
    ...sequencesOf(relaxed.values, model, days, formulation, tier),
    sequenceByDensity(model, tier),
  ]
  let best = start
  for (const sequence of sequences)
    best = better(model, best, arranged(model, sequence, kept, days))

  const isExact = program.cost.length <= EXACT
  const gap = isExact ? 0 : ENOUGH
  const reached = gapOf(worthsOf(model, best)[tier]!, bound)
  if (reached !== null && reached <= gap) return { best, bound }
  const solved = solver.solve(program, {
    start: columnsOf(best.finish, days, formulation),
    gap,
    enough: ENOUGH,
    iterations: ITERATIONS,
    most: MOST_ITERATIONS,
  })
  if ('failure' in solved) return solved
  if (solved.values) {
    const finish = finishOf(solved.values, days, formulation)
    const sequence = sequenceByPeriod(model, periodsOf(model, finish))
    best = better(model, best, arranged(model, sequence, needed(model, finish, due), days))
  }
  // What the solver takes for whole is so up to a share of 1e-9, and so is what it takes for kept.
  return { best, bound: Math.min(bound, unit * solved.bound * (1 + 1e-7)) }
}

// What has to be done by a day, and what has reached its worth in the tiers before, each as late as it may be.
function reservedFor(model: PlanModel, start: Followed, due: Places, tier: number): Places {
  const wanted = model.items.map((item, index) => {
    const isReached = item.tier !== null && item.tier < tier
    const reached = isReached ? (start.finish[index] ?? null) : null
    const day = due[index] ?? null
    return reached === null || day === null ? (reached ?? day) : Math.min(reached, day)
  })
  return latestPlaces(model, wanted)
}

function arranged(
  model: PlanModel,
  sequence: readonly number[],
  reserved: Places,
  { inside }: FinishDays,
): Followed {
  const isDear = dearer(model, reserved)
  const wanted = sequence.filter((index) => reserved[index] !== null || !isDear[index])
  return arrange(model, { sequence: wanted, reserved, dates: inside })
}

// What is worth less than nothing, and what would bring such an item into the plan.
function dearer({ items, precedence }: PlanModel, reserved: Places): boolean[] {
  const isDear = items.map(({ value }) => value < 0)
  for (const index of precedence)
    if (items[index]!.dependsOn.some((each) => isDear[each] && reserved[each] === null))
      isDear[index] = true
  return isDear
}

function better(model: PlanModel, best: Followed, other: Followed): Followed {
  return isBetter(worthsOf(model, other), worthsOf(model, best)) ? other : best
}

// The same plan with every item as early as it can be alone, and what else fits; those of a period in order of rank. What
// did not fit is tried again when all else has its place, so that the room it is told of is what is left.
function tidied(model: PlanModel, best: Followed, due: Places, days: FinishDays): Followed {
  const again = ({ finish }: Followed) => {
    const reserved = needed(model, finish, due)
    const sequence = sequenceByPeriod(model, periodsOf(model, reserved))
    return arranged(model, sequence, reserved, days)
  }
  const tidy = again(again(best))
  return isBetter(worthsOf(model, best), worthsOf(model, tidy)) ? best : tidy
}

// The finish days without those of what is in the plan for nothing: it has no rank or is worth less than nothing, and
// nothing planned waits for it.
function needed(model: PlanModel, finish: Places, due: Places): Places {
  const isWaitedFor = model.items.map(() => false)
  const kept = [...finish]
  for (const index of model.precedence.toReversed()) {
    const { turn, value, dependsOn } = model.items[index]!
    const isWanted = due[index] !== null || isWaitedFor[index]
    if ((turn === 'on-demand' || value < 0) && !isWanted) kept[index] = null
    if (kept[index] !== null) for (const each of dependsOn) isWaitedFor[each] = true
  }
  return kept
}

function periodsOf(model: PlanModel, finish: Places): Places {
  return finish.map((day) => (day === null ? null : periodOfDay(model, day)))
}

function columnsOf(
  finish: Places,
  days: FinishDays,
  { program, first }: Formulation,
): Float64Array {
  const values = new Float64Array(program.cost.length)
  days.of.forEach((own, index) => {
    const done = finish[index] ?? null
    own.forEach((day, at) => {
      if (done !== null && done <= day) values[first[index]! + at] = 1
    })
  })
  return values
}

function finishOf(values: Float64Array, days: FinishDays, { first }: Formulation): Places {
  return days.of.map((own, index) => own.find((_, at) => values[first[index]! + at]! > 0.5) ?? null)
}

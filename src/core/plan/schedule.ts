import { dayNumber } from '../calendar/day.js'
import { compareText } from '../compare.js'
import { brokenOf } from './broken.js'
import { delayOf } from './delay.js'
import { loadsOf, shippedIn, type WorkUpTo, workByItem } from './load.js'
import { type Assignment, availableBy, type PlanModel, periodOfDay, tolerance } from './model.js'
import type { LateItem, Plan, PlannedItem, UnplannedItem } from './plan.js'
import { queueOf } from './queue.js'
import { type Waits, waitsOf } from './waits.js'
import type { Explanation } from './why.js'
import { objectiveOf, worthOf } from './worth.js'

/**
 * The plan that an assignment makes of a model, with its loads and late dates. `bound` is what no plan of the model can
 * be worth more than.
 */
export function planOf(
  model: PlanModel,
  assignment: Assignment,
  explanation: Explanation,
  bound: number,
): Plan {
  const { periods } = model
  const queue = queueOf(model, assignment)
  const { starts, lasts, ends, loads } = loadsOf(model, assignment, queue)
  const work = workByItem(model, assignment, ends)
  const unplanned = unplannedOf(model, assignment, explanation)
  const planned: number[] = []
  const late: LateItem[] = []
  const items = periods.map((): PlannedItem[] => [])
  let waits: Waits | undefined
  for (const index of queue) {
    const { item, isGate } = model.items[index]!
    if (isGate) continue
    const end = periodOfDay(model, assignment.finish[index]!)
    const times = { start: starts[index]!, last: lasts[index]!, end }
    planned.push(index)
    items[end]!.push(plannedItem(index, times, model, explanation))
    const at = { index, period: end }
    if (item.due && (isLateByPeriod(model, at) ?? isLateBy(model, at, work(index))))
      late.push({ item, due: item.due.date, end: periods[end]!.name })
  }
  late.sort((a, b) => compareText(a.due, b.due) || compareText(a.item.id, b.item.id))
  return {
    periods: periods.map((period, at) => ({
      period,
      teams: model.teams.map(({ team, capacity }, index) => ({
        team,
        capacity: capacity ? capacity[at]! : null,
        load: loads[index]![at]!,
        shipped: shippedIn(model.teams[index]!, at),
        below: explanation.below[at]![index]!,
      })),
      items: items[at]!,
    })),
    unplanned,
    broken: brokenOf(unplanned, periods),
    late,
    shipped: model.shipped,
    containers: model.containers,
    // Only some formats show them.
    get waits() {
      waits ??= waitsOf(model, assignment)
      return waits
    },
    objective: objectiveOf(worthOf(model, assignment), bound),
    delay: delayOf(model, assignment, planned, ends),
    comparison: null,
  }
}

function plannedItem(
  index: number,
  { start, last, end }: { readonly start: number; readonly last: number; readonly end: number },
  { items, periods, teams }: PlanModel,
  { reasons }: Explanation,
): PlannedItem {
  const { item, rank, score, bucket, effort, work } = items[index]!
  return {
    item,
    rank,
    score,
    bucket,
    effort,
    effortByTeam: work.map((each) => ({ team: teams[each.team]!.team, effort: each.effort })),
    start: periods[start]!.name,
    end: periods[end]!.name,
    workedUntil: periods[last]!.name,
    isProposed: item.status === 'candidate' && !item.period,
    reasons: reasons[index]!,
  }
}

function unplannedOf(
  { items, excluded }: PlanModel,
  { finish }: Assignment,
  { obstacles }: Explanation,
): UnplannedItem[] {
  const placeless = items.flatMap(({ item, isGate, rank }, index) => {
    const obstacle = obstacles[index]
    return finish[index] !== null || isGate || !obstacle ? [] : [{ item, rank, obstacle }]
  })
  return [...placeless, ...excluded].sort((a, b) => compareText(a.item.id, b.item.id))
}

/** A planned item and the period in which it finishes, by their indexes. */
interface Placement {
  readonly index: number
  readonly period: number
}

/**
 * Whether a planned item misses its target date, by its period alone: it is kept where the item finishes before the
 * period that contains it. undefined where it lies in the period in which the item finishes.
 */
export function isLateByPeriod(
  { items, periods }: PlanModel,
  { index, period }: Placement,
): boolean | undefined {
  const date = items[index]!.item.due?.date
  const { start, end } = periods[period]!
  if (date === undefined || end === null || date >= end) return false
  return date < start! ? true : undefined
}

/**
 * Whether an item misses the target date that lies in its period, given the work of each team that has to be done for it
 * to be finished. A target is kept by the rule of hard dates: that work fits into the capacity up to the date.
 */
export function isLateBy(
  model: PlanModel,
  { index }: Pick<Placement, 'index'>,
  work: WorkUpTo,
): boolean {
  const day = dayNumber(model.items[index]!.item.due!.date)
  return !work.every(({ team, effort }) => {
    const each = model.teams[team]!
    return effort <= availableBy(model, each, day) + tolerance(each)
  })
}

import { dayNumber } from '../calendar/day.js'
import type { ModelItem, PlanModel } from '../plan/model.js'
import type { Plan, PlannedItem } from '../plan/plan.js'
import { waitsFor } from '../plan/waits-for.js'
import type { WorkEstimate } from '../plan/work-estimate.js'
import { isCertain } from '../simulate/score-draws.js'

/** A planned item as the draws carry it out. */
export interface Job {
  readonly id: string
  readonly planned: PlannedItem
  readonly estimate: WorkEstimate | undefined
  /** Indexes of the model's teams whose time it takes: those with a capacity that have work there. */
  readonly teams: readonly number[]
  /** Places in the queue of the jobs that are done before it is. */
  readonly after: readonly number[]
  /** Index of the period that the plan finishes it in, and of the one that it was agreed for. */
  readonly period: number
  readonly agreed: number | null
  /**
   * When its due date is over, and the last day on which it is worth something, in days from the start of the plan; null
   * where it has none in the plan's time.
   */
  readonly due: number | null
  readonly lastDay: number | null
}

/** Whether it is bound: by a hard date or the end of its worth in the plan's time, or by an agreed period. */
export function isBound({ planned, due, lastDay, agreed }: Job): boolean {
  const isHard = due !== null && planned.item.due?.kind === 'hard'
  return agreed !== null || lastDay !== null || isHard
}

/** The planned items in the order in which the plan finishes them, dependencies first. */
export function jobsOf(model: PlanModel, plan: Plan): Job[] {
  const indexes = new Map(
    model.items.flatMap(({ item, isGate }, index) => (isGate ? [] : [[item.id, index] as const])),
  )
  const queue = plan.periods.flatMap(({ items }, period) =>
    items.map((planned) => ({ planned, period, index: indexes.get(planned.item.id)! })),
  )
  const places = new Map(queue.map(({ index }, place) => [index, place]))
  return queue.map(({ planned, period, index }) => {
    const modelItem = model.items[index]!
    const estimate = model.estimateOf(modelItem)
    return {
      id: planned.item.id,
      planned,
      estimate,
      teams: busyTeams(modelItem, estimate, model),
      after: waitsFor(model.items, index).map((each) => places.get(each)!),
      period,
      agreed: modelItem.agreed,
      due: timeAfter(planned.item.due?.date, model),
      lastDay: timeAfter(planned.item.worthlessAfter?.date, model),
    }
  })
}

function busyTeams(
  { work }: ModelItem,
  estimate: WorkEstimate | undefined,
  { teams }: PlanModel,
): number[] {
  const isNothing = (team: string | null) => {
    const part = estimate?.parts.get(team)?.estimate
    return !estimate?.total && part !== undefined && isCertain(part) && part.value <= 0
  }
  return work.flatMap(({ team }) =>
    teams[team]!.capacity && !isNothing(teams[team]!.team) ? [team] : [],
  )
}

function timeAfter(date: string | undefined, { days, periods }: PlanModel): number | null {
  const end = periods[periods.length - 1]?.end ?? null
  if (end === null || date === undefined || date > end) return null
  return dayNumber(date) + 1 - days[0]!.first
}

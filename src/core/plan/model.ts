import type { Item } from '../backlog/item.js'
import type { Period } from '../calendar/period.js'
import type { DelayUnit } from '../frameworks/delay-unit.js'
import type { Graph } from './dependencies.js'
import type { Container, ShippedItem } from './plan.js'
import type { Obstacle } from './reason.js'
import type { WorkEstimate } from './work-estimate.js'

/**
 * A planning problem as a plain value: what any method of planning starts with.
 *
 * Time is counted in days: an item finishes on the last day of a period, or on a hard date inside
 * one if it has to be done by then. Up to each such day the effort of a team's items that are
 * finished by then is at most what the team can do by then. Without dates a period is one day.
 */
export interface PlanModel {
  readonly periods: readonly Period[]
  /** First and last day of each period, as day numbers. */
  readonly days: readonly Span[]
  readonly teams: readonly ModelTeam[]
  /** The unit of time for which a value is what delay costs; null where the framework does not say that it is. */
  readonly delayPer: DelayUnit | null
  /** What may be planned, in the order in which it is to be placed; its dependencies among them. */
  readonly items: readonly ModelItem[]
  /** Indexes of all items, dependencies first. */
  readonly precedence: readonly number[]
  /** Rankable items that no plan can hold, by id. */
  readonly excluded: readonly Excluded[]
  readonly shipped: readonly ShippedItem[]
  readonly containers: readonly Container[]
  /** Who waits for whom, of all that is rankable and the containers that something waits for. */
  readonly graph: Graph
  /** What is believed of the work on an item, of which all else here counts the means; undefined of one without any. */
  estimateOf(item: ModelItem): WorkEstimate | undefined
}

export interface Span {
  readonly first: number
  readonly last: number
}

export interface ModelTeam {
  /** null for items without a team. */
  readonly team: string | null
  /** Capacity in each period after the reserve; null where nothing bounds it. */
  readonly capacity: readonly number[] | null
  /** Work of the items that shipped, by the period in which they did. */
  readonly spent: readonly (readonly Spent[])[]
}

export interface Spent {
  readonly day: number
  readonly effort: number
}

/** Work of one team on an item; `team` is an index into the model's teams. */
export interface Work {
  readonly team: number
  readonly effort: number
}

/** Why an item is placed when it is: the classes in the order in which they are placed. */
export const turns = [
  'in-progress',
  'agreed',
  'dated',
  'planned',
  'candidate',
  'on-demand',
] as const

export type Turn = (typeof turns)[number]

/** Whether the same teams have the same work. */
export function isSameWork(a: readonly Work[], b: readonly Work[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(({ team, effort }, at) => team === b[at]!.team && effort === b[at]!.effort))
  )
}

export interface ModelItem {
  readonly item: Item
  /** Whether it only stands for all the items in a container that something depends on; it has no work. */
  readonly isGate: boolean
  readonly turn: Turn
  /** Place in the ranking, null without a score. */
  readonly rank: number | null
  readonly score: number | null
  readonly bucket: string | null
  /** Place among the categories that rank before the score, the best 0; null without a rank. */
  readonly tier: number | null
  /** What finishing it is worth. */
  readonly value: number
  /** Mean effort of all teams. */
  readonly effort: number
  readonly work: readonly Work[]
  /** Indexes of the items that must be finished in the same period or earlier. */
  readonly dependsOn: readonly number[]
  /** Index of the period in which it must finish; the first one where it was agreed for one before. */
  readonly agreed: number | null
  /** Its hard date. */
  readonly promisedBy: number | null
  /** The day by which it must be finished to be planned: its hard date, or before that the last day of its worth. */
  readonly deadline: number | null
  /** The earliest of its deadline and those of everything that depends on it. */
  readonly neededBy: number | null
  /** Inputs that it lacks for a score, and why it has none though nothing lacks. */
  readonly missing: readonly string[]
  readonly unscorable: string | null
}

interface Excluded {
  readonly item: Item
  readonly rank: number | null
  readonly obstacle: Obstacle
}

/** A decision for each item of a model, by index: the day on which it finishes, or null. */
export interface Assignment {
  readonly finish: readonly (number | null)[]
  /** The placed items in an order in which dependencies come first; decides among equal days. */
  readonly order: readonly number[]
  /** The order in which they finish, and in which teams work on them, where that does not follow from the days. */
  readonly queue?: readonly number[]
}

/** The index of the period that a day of the model is in, -1 before the first and the number of periods after the last. */
export function periodOfDay({ days }: Pick<PlanModel, 'days'>, day: number): number {
  if (days.length === 0 || day < days[0]!.first) return -1
  let index = 0
  while (index < days.length && days[index]!.last < day) index++
  return index
}

/** The last day on which an item may finish: its hard date, or the end of its agreed period or of the plan. */
export function limitDay(
  { agreed, deadline }: Pick<ModelItem, 'agreed' | 'deadline'>,
  { days }: Pick<PlanModel, 'days'>,
): number {
  return Math.min(deadline ?? Number.POSITIVE_INFINITY, days[agreed ?? days.length - 1]!.last)
}

/**
 * What a team can have done by the end of a day: its capacity up to then, a part of a period pro rata, less what
 * shipped work used. That uses up the period in which it shipped, and of no other one.
 */
export function availableBy(
  { days }: Pick<PlanModel, 'days'>,
  { capacity, spent }: ModelTeam,
  day: number,
): number {
  if (!capacity) return Number.POSITIVE_INFINITY
  let sum = 0
  for (let period = 0; period < days.length; period++) {
    const { first, last } = days[period]!
    if (day < first) continue
    const part = Math.min(1, (day - first + 1) / (last - first + 1))
    const used = spent[period]!.reduce((all, each) => all + (each.day <= day ? each.effort : 0), 0)
    sum += Math.max(0, capacity[period]! * part - used)
  }
  return sum
}

/** The same of a team by its index, counted once for each day. */
export function abilities(model: PlanModel): (team: number, day: number) => number {
  const known = model.teams.map(() => new Map<number, number>())
  return (team, day) => {
    const found = known[team]!.get(day) ?? availableBy(model, model.teams[team]!, day)
    known[team]!.set(day, found)
    return found
  }
}

/** How far a sum of efforts may pass a capacity through rounding alone. */
export function tolerance({ capacity }: ModelTeam): number {
  return (
    1e-9 *
    Math.max(
      1,
      (capacity ?? []).reduce((sum, each) => sum + each, 0),
    )
  )
}

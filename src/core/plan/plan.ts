import type { Item } from '../backlog/item.js'
import type { Period } from '../calendar/period.js'
import { compareText } from '../compare.js'
import type { DelayUnit } from '../frameworks/delay-unit.js'
import type { Obstacle, Reason } from './reason.js'
import type { Waits } from './waits.js'

/** Which items finish in which period, what that costs each team, and what does not fit. */
export interface Plan {
  readonly periods: readonly PlannedPeriod[]
  /** By id. */
  readonly unplanned: readonly UnplannedItem[]
  /** Of those the hard dates and agreed periods within the plan: dates first, each in order of time. */
  readonly broken: readonly BrokenItem[]
  /** Items that miss a target date, in order of date. */
  readonly late: readonly LateItem[]
  /** The newest first. */
  readonly shipped: readonly ShippedItem[]
  /** By id. */
  readonly containers: readonly Container[]
  /** What waits for what, of all that is not shipped. */
  readonly waits: Waits
  readonly objective: Objective
  /** What the delay of what is planned costs; null where the framework does not say. */
  readonly delay: DelayCost | null
  /** What it has before the plan that follows the ranking; null for that one. */
  readonly comparison: Comparison | null
}

/** What a plan is worth. */
export interface Objective {
  /** Σ value × (P − p) / P over the planned items, P periods, p the index from 0 of the one it finishes in. */
  readonly value: number
  /** What no plan can exceed. */
  readonly bound: number
  /** (bound − value) / bound; null where the bound is not above zero and the value below it. */
  readonly gap: number | null
}

/** Value × the time until it is done, summed over the planned items. */
export interface DelayCost {
  /** The unit of time, and from when on it counts; null without dates. */
  readonly per: DelayUnit | 'period'
  readonly from: string | null
  readonly total: number
  /** What each unit of time costs for all that is ranked and not planned. */
  readonly waiting: number
  /** For each team with a capacity what it does alone. */
  readonly teams: readonly TeamDelay[]
}

export interface TeamDelay {
  readonly team: string | null
  readonly cost: number
  /** What it would cost at least in any order; statuses, periods, dates and other work apart. */
  readonly least: number
  /** The ids in the best order known, and what it would cost. */
  readonly best: readonly string[]
  readonly bestCost: number
  /** Whether the plan costs no more than that. */
  readonly isBest: boolean
}

/** A plan of greatest value beside the one that follows the ranking. */
export interface Comparison {
  /** What following the ranking is worth, measured by the same bound. */
  readonly ranking: Objective
  /** The categories that rank before the score, each filled before the next; one without a name where there are none. */
  readonly tiers: readonly TierWorth[]
  /** Items that finish in another period than there, or in one plan alone; by rank. */
  readonly changes: readonly Change[]
  /** Whether the backlog was too large for an exact method. */
  readonly isBeyond: boolean
}

interface TierWorth {
  readonly bucket: string | null
  readonly value: number
  readonly bound: number
  /** That of the plan that follows the ranking. */
  readonly ranking: number
}

export interface Change {
  readonly item: Item
  readonly rank: number | null
  /** Names of the periods in which it finishes following the ranking and in this plan; null for none. */
  readonly from: string | null
  readonly to: string | null
  readonly because: Exchange
}

/** Why an item finishes in another period than by ranking alone. */
export type Exchange =
  /** It has the room of items of its teams that finish later for it, or not at all; or leaves its room to such ones. */
  | {
      readonly kind: 'takes-room' | 'leaves-room'
      readonly items: readonly string[]
      readonly hasMore: boolean
    }
  /** What it depends on, or what depends on it, finishes at another time. */
  | { readonly kind: 'with'; readonly id: string }
  /** What else moved gave it room, or took it. */
  | { readonly kind: 'others' }

export interface PlannedPeriod {
  readonly period: Period
  readonly teams: readonly TeamLoad[]
  /** The items that finish in it, in the order in which they do. */
  readonly items: readonly PlannedItem[]
}

/** Capacity and load of a team in one period, in units.effort. */
export interface TeamLoad {
  /** null for items without a team. */
  readonly team: string | null
  /** After the reserve; null where nothing bounds it. */
  readonly capacity: number | null
  /** The work done in it, that of shipped items included; never more than the capacity. */
  readonly load: number
  /** The work of the items that shipped in it, which may have been more. */
  readonly shipped: number
  /** What stands first below the line, where the team has no room in this period for more than stands above it. */
  readonly below: Below | null
}

/** An item that would finish by the end of a period, had a team had room for it. */
export interface Below {
  readonly item: Item
  readonly rank: number | null
  /** What it depends on and would have to be placed with it. */
  readonly together: readonly string[]
  /** Its work in that team, that of what goes together with it included. */
  readonly needs: number
  /** How much more capacity the team would have to have in that period, and what its other teams lack beside that. */
  readonly lacks: number
  readonly others: readonly TeamLack[]
  /** The date inside the period by which it would have to be done, and how much of its work does not fit by then. */
  readonly by: { readonly date: string; readonly short: number } | null
  /** The name of the period in which it finishes instead; null for none. */
  readonly end: string | null
}

/** How much more capacity a team would have to have in a period. */
export interface TeamLack {
  readonly team: string | null
  readonly lacks: number
}

/** From this share of its capacity on, a team has no room for a surprise. */
export const TIGHT = 0.85

/** The share of its capacity that a team uses in a period; null where nothing bounds it. */
export function shareOf({ capacity, load }: TeamLoad): number | null {
  if (capacity === null) return null
  return capacity > 0 ? load / capacity : 0
}

/** Whether a team has no room for a surprise in a period. Sums of efforts are a little off what they would be on paper. */
export function isTight(load: TeamLoad): boolean {
  return (shareOf(load) ?? 0) >= TIGHT - 1e-9
}

/** The teams that have a capacity or work in some period, and where they stand among the teams of each. */
export function teamsWithWork({
  periods,
}: Plan): readonly { readonly team: string | null; readonly at: number }[] {
  const teams = (periods[0]?.teams ?? []).map(({ team }, at) => ({ team, at }))
  return teams.filter(({ at }) =>
    periods.some(({ teams }) => teams[at]!.load > 0 || teams[at]!.capacity !== null),
  )
}

export interface PlannedItem {
  readonly item: Item
  readonly rank: number | null
  readonly score: number | null
  readonly bucket: string | null
  /** Mean effort in all teams together, and of each. */
  readonly effort: number
  readonly effortByTeam: readonly { readonly team: string | null; readonly effort: number }[]
  /** Names of the periods in which its work begins and in which it finishes. */
  readonly start: string
  readonly end: string
  /** Name of the period in which its work ends, where it waits for its agreed period or for what it depends on: one before `end`. */
  readonly workedUntil: string
  /** A candidate that nobody has agreed on yet. */
  readonly isProposed: boolean
  /** Why it stands where the ranking alone would not have put it; empty where that put it there. */
  readonly reasons: readonly Reason[]
}

type RankedItem = Pick<UnplannedItem, 'item' | 'rank'>

/** Orders items by rank, those without one last, equal ones by id. */
export function byRank(a: RankedItem, b: RankedItem): number {
  const last = Number.MAX_SAFE_INTEGER
  return (a.rank ?? last) - (b.rank ?? last) || compareText(a.item.id, b.item.id)
}

/** The first so many of some items in that order. */
export function firstByRank<T extends RankedItem>(items: readonly T[], most: number): T[] {
  const first: T[] = []
  for (const each of items) {
    if (first.length === most && byRank(first[most - 1]!, each) <= 0) continue
    let at = first.length
    while (at > 0 && byRank(first[at - 1]!, each) > 0) at--
    first.splice(at, 0, each)
    if (first.length > most) first.pop()
  }
  return first
}

/** Orders items so with what is needed without a rank first. */
export function byNeedAndRank(a: RankedItem, b: RankedItem): number {
  return Number(a.rank !== null) - Number(b.rank !== null) || byRank(a, b)
}

export interface UnplannedItem {
  readonly item: Item
  readonly rank: number | null
  readonly obstacle: Obstacle
}

/** An item that is not planned though it was promised. */
export interface BrokenItem extends UnplannedItem, BrokenPromise {}

export interface BrokenPromise {
  /** Its hard date, if that is not after the plan. */
  readonly hardDate: string | null
  /** The period that was agreed, if that is not after the plan, and whether it is before it. */
  readonly period: string | null
  readonly isOverdue: boolean
}

export interface LateItem {
  readonly item: Item
  readonly due: string
  /** The period in which it finishes. */
  readonly end: string
}

export interface ShippedItem {
  readonly item: Item
  readonly shipped: string | null
}

/** An item with children, which only groups. */
export interface Container {
  readonly item: Item
  /** Its direct children, by id. */
  readonly children: readonly Item[]
  /** Of the items in it at any depth, without dropped ones and containers. */
  readonly progress: { readonly shipped: number; readonly total: number }
}

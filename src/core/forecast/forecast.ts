import type { PlannedItem } from '../plan/plan.js'
import type { Limit } from '../plan/reason.js'

/** What the draws say of a plan: how surely it is kept. */
export interface Forecast {
  readonly seed: number
  readonly draws: number
  /** How many planned items have work that is a range; without any every probability is 0 or 1. */
  readonly uncertain: number
  /** The planned items, in the order in which the plan finishes them. */
  readonly items: readonly ItemForecast[]
  /**
   * Hard dates in the plan's time, agreed periods, and last days of worth, those that the plan breaks included; each kind in
   * order of time.
   */
  readonly commitments: readonly CommitmentForecast[]
  readonly teams: readonly TeamForecast[]
}

export interface ItemForecast {
  readonly planned: PlannedItem
  /** The probability that it is finished by the end of the period that it is planned for. */
  readonly onTime: number
  /** The same by the end of each period. */
  readonly byPeriod: readonly number[]
  /**
   * The first periods by whose end it is finished in at least 50 and 85 % of the draws; null where the plan has none. The
   * name is that of percentiles in general; 85 % is what forecasts of teams' deliveries usually promise (D. Vacanti,
   * Actionable Agile Metrics for Predictability, 2015).
   */
  readonly p50: string | null
  readonly p85: string | null
  /** The probability that it is finished by its due date; null without one, and for one after the plan. */
  readonly byDue: number | null
}

/** A hard date, a period that was agreed, or the last day on which an item is worth something. */
export interface CommitmentForecast {
  readonly item: PlannedItem['item']
  readonly limit: Exclude<Limit, { readonly kind: 'end' }>
  /** The probability that it is kept: 0 where the plan breaks it already. */
  readonly kept: number
  /** Name of the period that the item is planned for; null where it is not. */
  readonly end: string | null
  /** null where no work determines when it is finished. */
  readonly chain: CriticalChain | null
}

/**
 * What determines in most draws when an item is finished: a team's queue up to an item, and what waits for that. The term
 * is E. Goldratt's (Critical Chain, 1997): the longest chain of steps by dependencies and by people who do one thing at a
 * time. Only that is taken from him; there are no buffers here.
 */
export interface CriticalChain {
  readonly team: string | null
  /** The share of draws in which it is this one. */
  readonly share: number
  /** First the team's queue, then what waits, the item itself at the end. */
  readonly links: readonly ChainLink[]
}

export interface ChainLink {
  readonly item: PlannedItem['item']
  /** Its mean work in the team; 0 for what waits. */
  readonly effort: number
  /**
   * The share of draws in which it is on the chain that determines the end (R. Van Slyke, "Monte Carlo Methods and the
   * PERT Problem", Operations Research 11, 1963, for the activities of a network).
   */
  readonly criticality: number
  /** It is done when what it depends on is: to shorten it does not help. */
  readonly waits: boolean
}

interface TeamForecast {
  readonly team: string | null
  /** By period the probability that the team does not get done by its end what the plan finishes by then; null where nothing bounds it. */
  readonly overflow: readonly (number | null)[]
}

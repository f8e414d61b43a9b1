import type { Place } from '../yaml/source.js'

/**
 * What a change is of: a setting or framework, a KPI, an item, or what a rater estimates of an item; `left-out` is that errors
 * leave an item out of one of the states.
 */
export type Subject =
  | { readonly kind: 'configuration' }
  | { readonly kind: 'kpi' | 'item' | 'left-out'; readonly id: string }
  | { readonly kind: 'estimates'; readonly id: string; readonly rater: string }

/** A value as its file gives it. */
export interface Written {
  /** By the core schema of YAML 1.2. */
  readonly value: unknown
  /** On one line, as it is written, without quotes. */
  readonly text: string
}

/** One value that two states of a repository give differently. */
export interface Change {
  readonly subject: Subject
  /**
   * The keys that lead to the value, parted by dots: `rice.reach` of an item, `teams.web.capacity` of the configuration,
   * `frameworks.growth.score` of a framework wherever it stands. `id` where all of it is added, removed, renamed or left out.
   */
  readonly path: string
  /** null where it is not given. */
  readonly from: Written | null
  readonly to: Written | null
  /** Where it stands in head, or in base if it was removed. */
  readonly place: Place
}

import type { Estimate } from '../estimates/estimate.js'
import type { Rating } from '../raters/rating.js'
import type { ItemFields, Status } from '../schema/item.js'
import type { YamlMap } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import type { EstimatesGiven } from './estimates-given.js'

export interface Due {
  readonly date: string
  readonly kind: 'target' | 'hard'
  readonly reason?: string
}

export interface LastDay {
  readonly date: string
  readonly reason?: string
}

/** One piece of work as its file gives it, with estimates read and dates checked. */
export interface Item extends EstimatesGiven {
  readonly id: string
  readonly title: string
  readonly status: Status
  readonly team?: string
  readonly owner?: string
  readonly tags: readonly string[]
  readonly due?: Due
  /** The last day on which it is worth something, and why. */
  readonly worthlessAfter?: LastDay
  /** The period that was agreed, and why. */
  readonly period?: { readonly in: string; readonly reason?: string }
  readonly unscored?: string
  readonly dependsOn: readonly string[]
  readonly parent?: string
  readonly remaining?: Estimate
  /** What raters estimate of it, by name of the rater; their estimates are mixed into its own. Absent where nobody does. */
  readonly ratings?: readonly Rating[]
  /** What its own file gives, where there are ratings. */
  readonly decided?: EstimatesGiven
  /** Fields that no computation reads, as they were given. */
  readonly plain: Pick<
    ItemFields,
    | 'status'
    | 'estimated'
    | 'started'
    | 'shipped'
    | 'actual'
    | 'external'
    | 'was'
    | 'fields'
    | 'links'
    | 'evidence'
    | 'notes'
  >
  readonly source: SourceFile
  /** The item's mapping; after a `map` its keys are ours and its offsets the team's. */
  readonly node: YamlMap
}

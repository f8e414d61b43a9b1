import type { Estimate } from '../estimates/estimate.js'
import type { ItemFields, Status } from '../schema/item.js'
import type { YamlMap } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'

export interface Due {
  readonly date: string
  readonly kind: 'target' | 'hard'
  readonly reason?: string
}

/** One piece of work as its file gives it, with estimates read and dates checked. */
export interface Item {
  readonly id: string
  readonly title: string
  readonly status: Status
  readonly team?: string
  readonly owner?: string
  readonly tags: readonly string[]
  readonly due?: Due
  /** The period that was agreed, and why. */
  readonly period?: { readonly in: string; readonly reason?: string }
  readonly unscored?: string
  readonly dependsOn: readonly string[]
  readonly parent?: string
  readonly effortByTeam?: Readonly<Record<string, Estimate>>
  readonly remaining?: Estimate
  /** Estimates on the item itself: effort, confidence and inputs of the default framework. */
  readonly own: Readonly<Record<string, Estimate>>
  /** Estimates by framework, from the block of that name. */
  readonly blocks: Readonly<Record<string, Readonly<Record<string, Estimate>>>>
  /** Expected change by KPI, in the KPI's unit. */
  readonly kpis: Readonly<Record<string, Estimate>>
  /** Fields that no computation reads, as they were given. */
  readonly plain: Pick<
    ItemFields,
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

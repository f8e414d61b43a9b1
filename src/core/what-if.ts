import type { KpiChange } from './kpis/changes.js'
import type { PeriodChange } from './plan/changes.js'
import type { RankChanges } from './rank/changes.js'

/** A value that is computed with in place of what a file says. */
export interface Setting {
  /** As the user types both. */
  readonly path: string
  readonly value: string
  /** What the file says there, on one line; null where it says nothing. */
  readonly from: string | null
  readonly file: string
  /** null where there is no such file. */
  readonly line: number | null
}

/** What a what-if changes against the files. */
interface Changes {
  /** undefined where the files do not rank by the same framework. */
  readonly ranks?: RankChanges
  /** The same of several frameworks, each of those by which the files rank too. */
  readonly rankings?: readonly { readonly framework: string; readonly ranks: RankChanges }[]
  /** Of a plan: which items finish in other periods. */
  readonly periods?: readonly PeriodChange[]
  readonly kpis?: readonly KpiChange[]
}

/** A what-if as it is shown: nothing of it is written. */
export interface WhatIf {
  readonly settings: readonly Setting[]
  readonly changes: Changes
}

import type { WhatIf } from '../what-if.js'
import type { Ranked, Ranking, Unscored } from './ranking.js'

/** What was read: the work tree, the index or a commit. */
export type Source =
  | { readonly kind: 'worktree' }
  | { readonly kind: 'index' }
  | { readonly kind: 'commit'; readonly commit: string }

/** An item, a KPI, a file or a part of one that could not be taken into account. */
export interface LeftOut {
  /** null for a whole file, then at line 1, and for what has no id, such as a setting or an entry of a list. */
  readonly id: string | null
  readonly file: string
  readonly line: number
}

/** What every document says beside what it shows. */
export interface Circumstances {
  readonly source: Source
  readonly leftOut: readonly LeftOut[]
  readonly whatIf?: WhatIf | undefined
}

/** The part of a ranking that was asked for; ranks stay those of the whole backlog. */
export interface ShownRanking extends Circumstances {
  readonly ranking: Ranking
  readonly ranked: readonly Ranked[]
  readonly unscored: readonly Unscored[]
  /** How many items there are to rank before the filters. */
  readonly total: number
  /** Unit of an input by name, from pm.yaml. */
  readonly units: Readonly<Record<string, string>>
}

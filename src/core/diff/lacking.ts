import type { FirstError } from './left-out.js'

/** What base could read and head cannot. */
export interface Lacking {
  /** What the user calls head. */
  readonly state: string
  /** The name of its default framework where that cannot be used, so that nothing can be ranked. */
  readonly framework: string | null
  readonly leftOut: readonly (FirstError & {
    /** Whether it is one of pm.yaml, which says what is read and how. */
    readonly isSetting: boolean
  })[]
}

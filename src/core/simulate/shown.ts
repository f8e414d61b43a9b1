import type { Simulation } from './simulation.js'
import type { SmallChange } from './small-changes.js'
import type { Finding } from './worth-finding-out.js'

/** What is shown of a ranking's uncertainty. */
export interface ShownUncertainty {
  /** How many of the first items are told apart from the rest. */
  readonly cut: number
  /** How many items are ranked, filters apart. */
  readonly ranked: number
  readonly simulation?: Simulation
  /** What is worth finding out, the most worth first. */
  readonly next?: readonly Finding[]
  /** Whether some estimate of a ranked item is a range, so that there is anything to simulate. */
  readonly isUncertain: boolean
  /** Changes by at most that share that change which items are the first. */
  readonly small?: { readonly share: number; readonly changes: readonly SmallChange[] }
}

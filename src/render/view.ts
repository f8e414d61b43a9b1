import type { Style } from './style.js'

/** How a value is shown, beside the value itself. */
export interface View {
  /** Columns to fit into; undefined where nothing is to be cut. */
  readonly width: number | undefined
  readonly style: Style
}

import type { Room } from '../frameworks/formula/evaluate.js'

/** Columns that are used over and over, so that many items cost no more memory than one. */
export interface Memory {
  readonly room: Room
  /** Takes all columns back: what was given before is overwritten from now on. */
  reuse(): void
}

/** A memory that keeps as many columns as were ever in use at once. */
export function columnMemory(): Memory {
  const all = new Map<number, { readonly columns: Float64Array[]; used: number }>()
  return {
    room(length) {
      const known = all.get(length) ?? { columns: [], used: 0 }
      all.set(length, known)
      known.columns[known.used] ??= new Float64Array(length)
      return known.columns[known.used++]!
    },
    reuse() {
      for (const known of all.values()) known.used = 0
    },
  }
}

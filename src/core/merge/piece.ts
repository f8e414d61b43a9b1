/** A stretch of a merged text: one that holds, or a conflict with what each side says in its place. */
export type Piece = string | Conflict

/** What each side has in a place where they do not agree. */
export interface Conflict {
  readonly ours: string
  readonly theirs: string
  readonly about: readonly Disagreement[]
}

/** What two sides disagree about. */
export interface Disagreement {
  /** The id of the item or KPI, where it is in one. */
  readonly record?: string
  /** The names of fields and entries inside each other, from the record or the document on; empty for lines of text. */
  readonly path: readonly string[]
  /** Of a record that one side took out: where that side has it in another file, as `path:line`. */
  readonly elsewhere?: string
  readonly kind: 'changed' | 'added' | 'deleted-by-ours' | 'deleted-by-theirs' | 'lines'
}

/** One of the two sides of a merge. */
export type SideName = 'ours' | 'theirs'

/** Whether a piece holds two texts. */
export function isConflict(piece: Piece): piece is Conflict {
  return typeof piece !== 'string'
}

/** The text that is left where every conflict is resolved in favour of one side. */
export function textOf(pieces: readonly Piece[], side: SideName): string {
  return pieces.map((piece) => (isConflict(piece) ? piece[side] : piece)).join('')
}

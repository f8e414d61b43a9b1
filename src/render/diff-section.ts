import type { Column } from './table.js'

/** A part of a comparison: a table in plain text. */
export interface Section {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** Whether it is of use only to who looks closer. */
  readonly isDetail?: true
}

/** The id of an item. */
export const id: Column = { title: 'ID', least: 12 }
/** Its title, which a narrow table does without first. */
export const title: Column = { title: 'Title', least: 12, drop: 1 }
/** Which edit did it. */
export const because: Column = { title: 'Because', least: 32, wraps: 6 }
/** A rank, or two of them. */
export const rank: Column = { title: 'Rank' }

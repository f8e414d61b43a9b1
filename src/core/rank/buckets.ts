import type { Expression, InputTerm } from '../frameworks/formula/expression.js'
import { whyNoNumber } from '../frameworks/formula/no-number.js'
import type { Framework } from '../frameworks/framework.js'

/** The buckets of one framework with the rows of a backlog sorted into them. */
export interface SortedRows {
  /** The name of the row's bucket, null where none holds. */
  nameOf(row: number): string | null
  /** Where the row's bucket stands in the order, the best first; nothing where no order ranks. */
  placeOf(row: number): readonly number[]
  /** Why a row has no place in the order, or undefined. */
  whyNone(row: number, value: (input: InputTerm) => number): string | undefined
}

/** The frameworks whose buckets rank, from the outermost inwards. */
export function levelsOf(framework: Framework): Framework[] {
  const inside = framework.inside ? levelsOf(framework.inside) : []
  return framework.buckets.length ? [framework, ...inside] : inside
}

/** Sorts rows into the buckets of a framework: each into the first whose condition holds. */
export function sortIntoBuckets(
  { name, buckets, order, otherwise }: Framework,
  valuesOf: (expression: Expression) => Float64Array,
): SortedRows {
  const conditions = buckets.map(({ when }) => valuesOf(when))
  const decisive = (row: number) => conditions.findIndex((values) => values[row] !== 0)
  const isNone = (row: number, at: number) => at >= 0 && !Number.isFinite(conditions[at]![row])
  const places = buckets.map((bucket) => {
    const at = order?.indexOf(bucket.name) ?? 0
    return at < 0 ? order!.length : at
  })
  return {
    nameOf(row) {
      const at = decisive(row)
      return at < 0 || isNone(row, at) ? null : buckets[at]!.name
    },
    placeOf: (row) => (order ? [places[decisive(row)]!] : []),
    whyNone(row, value) {
      const at = decisive(row)
      if (isNone(row, at)) return whyNoNumber(buckets[at]!.when, value)
      if (at >= 0 || !order) return undefined
      return otherwise ?? `it belongs to no bucket of ${name}`
    },
  }
}

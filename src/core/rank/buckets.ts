import { valueIn } from '../frameworks/formula/evaluate.js'
import type { Expression, InputTerm } from '../frameworks/formula/expression.js'
import { whyNoNumber } from '../frameworks/formula/no-number.js'
import type { Framework } from '../frameworks/framework.js'

/** The buckets of one framework with the rows of a backlog sorted into them. */
export interface SortedRows {
  /** Whether all rows are in the same bucket, since no input that the conditions read differs. */
  readonly isSame: boolean
  /** How many places the order has; 0 where none ranks. */
  readonly places: number
  /** The name of the row's bucket, null where none holds. */
  nameOf(row: number): string | null
  /** Where the row's bucket stands in the order, the best first; nothing where no order ranks. */
  placeOf(row: number): readonly number[]
  /** Whether a row may be ranked. */
  isPlaced(row: number): boolean
  /** Why a row has no place in the order, or undefined. */
  whyNone(row: number, value: (input: InputTerm) => number): string | undefined
}

/** The frameworks whose buckets rank, from the outermost inwards. */
export function levelsOf(framework: Framework): Framework[] {
  const inside = framework.inside ? levelsOf(framework.inside) : []
  return framework.buckets.length ? [framework, ...inside] : inside
}

/**
 * Sorts rows into the buckets of a framework: each into the first whose condition holds. Values of a condition are
 * one for each row, or a single one for all.
 */
export function sortIntoBuckets(
  { name, buckets, order, otherwise }: Framework,
  valuesOf: (expression: Expression) => Float64Array,
): SortedRows {
  const conditions = buckets.map(({ when }) => valuesOf(when))
  const isSame = conditions.every(({ length }) => length === 1)
  const decisive = (row: number) => conditions.findIndex((values) => valueIn(values, row) !== 0)
  const isNone = (row: number, at: number) =>
    at >= 0 && !Number.isFinite(valueIn(conditions[at]!, row))
  const places = buckets.map((bucket) => {
    const at = order?.indexOf(bucket.name) ?? 0
    return at < 0 ? order!.length : at
  })
  return {
    isSame,
    places: order ? order.length + 1 : 0,
    nameOf(row) {
      const at = decisive(row)
      return at < 0 || isNone(row, at) ? null : buckets[at]!.name
    },
    placeOf: (row) => (order ? [places[decisive(row)]!] : []),
    isPlaced(row) {
      const at = decisive(row)
      return at < 0 ? !order : !isNone(row, at)
    },
    whyNone(row, value) {
      const at = decisive(row)
      if (isNone(row, at)) return whyNoNumber(buckets[at]!.when, value)
      if (at >= 0 || !order) return undefined
      return otherwise ?? `it belongs to no bucket of ${name}`
    },
  }
}

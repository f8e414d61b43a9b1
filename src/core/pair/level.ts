import type { Columns } from '../frameworks/formula/evaluate.js'
import { keyOfInput } from '../frameworks/formula/monomial.js'
import type { Framework } from '../frameworks/framework.js'
import { levelsOf, type SortedRows } from '../rank/buckets.js'
import { scoreColumns } from '../rank/score-columns.js'
import type { PointValues } from './contributions.js'

/** An order of buckets in which two items stand in different ones. */
export interface Level {
  readonly framework: string
  readonly order: readonly string[]
  readonly a: string
  readonly b: string
}

/** The outermost order of buckets that tells two items apart; undefined where none does. */
export function decidingLevel(
  framework: Framework,
  a: PointValues,
  b: PointValues,
): Level | undefined {
  const [ofA, ofB] = [sorted(framework, a), sorted(framework, b)]
  for (const [at, { name, order }] of levelsOf(framework).entries()) {
    const [first, second] = [bucketIn(ofA[at]!), bucketIn(ofB[at]!)]
    if (order && first && second && first.place !== second.place)
      return { framework: name, order, a: first.name, b: second.name }
  }
  return undefined
}

function sorted(framework: Framework, values: PointValues): readonly SortedRows[] {
  const columns: Columns = (term) => Float64Array.of(values.get(keyOfInput(term)) ?? 0)
  return scoreColumns(framework, columns, 1).levels
}

function bucketIn(level: SortedRows) {
  const name = level.nameOf(0)
  const [place] = name === null ? [] : level.placeOf(0)
  return name === null || place === undefined ? undefined : { name, place }
}

import { type Columns, evaluateOnce, type Room } from '../frameworks/formula/evaluate.js'
import type { Expression } from '../frameworks/formula/expression.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import { levelsOf, type SortedRows, sortIntoBuckets } from './buckets.js'

/** What a framework makes of rows of inputs. */
export interface ScoredRows {
  /**
   * The formula that ranks and its value in each row, or a single one for all; neither where the framework only sorts
   * into buckets. NaN or infinite where there is no number.
   */
  readonly formula: Expression | undefined
  readonly scores: Float64Array | undefined
  /** The rows in the buckets of each framework whose buckets rank, from the outermost inwards. */
  readonly levels: readonly SortedRows[]
}

/** Scores rows of inputs by a framework: a row is an item where a backlog is ranked, and a draw where it is simulated. */
export function scoreColumns(
  framework: Framework,
  columns: Columns,
  rows: number,
  room?: Room,
): ScoredRows {
  const valuesOf = (expression: Expression) => evaluateOnce(expression, columns, rows, room)
  const formula = scoreOf(framework)
  return {
    formula,
    scores: formula && valuesOf(formula),
    levels: levelsOf(framework).map((level) => sortIntoBuckets(level, valuesOf)),
  }
}

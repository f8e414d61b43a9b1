/**
 * A linear program as a plain value: the greatest Σ cost × column where each column lies between its bounds and each
 * row, Σ value × column, is at most its limit. Rows are sparse: those of row r stand from `starts[r]` to before
 * `starts[r + 1]`.
 */
export interface Program {
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
  readonly limits: Float64Array
}

/** The best values of the columns where these may be broken, and a price for each row. */
export interface Relaxed {
  readonly values: Float64Array
  readonly prices: Float64Array
}

/** The best values found of whole columns, null where none better than the start; and what no others can exceed. */
export interface Solved {
  readonly values: Float64Array | null
  readonly bound: number
}

export interface SolveOptions {
  /** Whole values that keep every row. */
  readonly start: Float64Array
  /** It stops where value and bound are this share apart, */
  readonly gap: number
  /** or, after so many iterations, where they are this share apart, */
  readonly iterations: number
  readonly enough: number
  /** or after so many in any case. Not after a time, so that the same program gives the same answer. */
  readonly most: number
}

/** Why a solver gave no answer, as the end of a sentence about it. */
export interface SolverFailure {
  readonly failure: string
}

/** A method that solves programs. The same program always has the same answer. */
export interface Solver {
  relax(program: Program): Relaxed | SolverFailure
  solve(program: Program, options: SolveOptions): Solved | SolverFailure
}

/**
 * What no values of the columns can exceed, by prices of the rows, by own arithmetic. For any prices λ ≥ 0 and any values
 * y that keep the rows, Σ cy ≤ Σ cy + λ(limits − Ay) = Σ λ × limits + Σ (c − λA)y, and each term of the last sum is at
 * most what it is at the better of its column's two bounds (weak duality). A price below zero counts as zero.
 */
export function boundBy(program: Program, prices: Float64Array): number {
  const { cost, lower, upper, starts, indices, values, limits } = program
  const rest = cost.slice()
  let bound = 0
  limits.forEach((limit, row) => {
    const price = Math.max(0, prices[row]!)
    if (price === 0) return
    bound += price * limit
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      rest[indices[at]!]! -= price * values[at]!
  })
  rest.forEach((each, column) => {
    bound += Math.max(each * lower[column]!, each * upper[column]!)
  })
  return bound
}

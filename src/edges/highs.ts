import highsModule, { type Highs, type Model } from 'highs'
import type {
  Program,
  Relaxed,
  Solved,
  SolveOptions,
  Solver,
  SolverFailure,
} from '../core/plan/optimal/program.js'

// Its types are those of the CommonJS form, in which the function is not the module itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

// One seed for whatever the solver draws, and rows that are kept as closely as it can.
const options = {
  output_flag: false,
  random_seed: 1,
  primal_feasibility_tolerance: 1e-9,
  mip_feasibility_tolerance: 1e-9,
}

/** HiGHS, which runs in this process as WebAssembly in one thread. Throws where it cannot be loaded. */
export async function loadHighsSolver(): Promise<Solver> {
  const highs = await loadHighs()
  return {
    relax: (program) => guarded(highs, program, false, (model) => relax(highs, model)),
    solve: (program, how) => guarded(highs, program, true, (model) => solve(highs, model, how)),
  }
}

function relax({ constants }: Highs, model: Model): Relaxed | SolverFailure {
  const { modelStatus } = model.run()
  if (modelStatus !== constants.modelStatus.optimal) return unfinished(modelStatus)
  const { colValue, rowDual } = model.getSolution()
  return rowDual ? { values: colValue, prices: rowDual } : { failure: 'gave no prices' }
}

function solve(
  { constants }: Highs,
  model: Model,
  { start, gap, iterations, enough, most }: SolveOptions,
): Solved | SolverFailure {
  model.options.set({ mip_rel_gap: gap, mip_abs_gap: 1e-9 })
  model.setSolution({ colValue: start })
  let values: Float64Array | null = null
  const { mipImprovingSolution, mipInterrupt } = constants.callbackType
  const { modelStatus } = model.run({
    [mipImprovingSolution]({ data }) {
      values = data.mip_solution ?? values
    },
    [mipInterrupt](event) {
      const done = Number(event.data.mip_total_lp_iterations ?? 0)
      const reached = event.data.mip_gap ?? Number.POSITIVE_INFINITY
      if (done > most || (done > iterations && reached <= enough)) event.interrupt()
    },
  })
  const { optimal, interrupted } = constants.modelStatus
  if (modelStatus !== optimal && modelStatus !== interrupted) return unfinished(modelStatus)
  const bound = model.info.get('mip_dual_bound')
  return { values, bound: typeof bound === 'number' ? bound : Number.POSITIVE_INFINITY }
}

function unfinished(status: number): SolverFailure {
  return { failure: `ended with status ${status}` }
}

// Whatever it throws, out of memory included, is an answer that is lacking.
function guarded<A>(
  highs: Highs,
  program: Program,
  isWhole: boolean,
  use: (model: Model) => A,
): A | SolverFailure {
  let model: Model | undefined
  try {
    model = highs.createModel(dataOf(highs, program, isWhole))
    model.options.set(options)
    return use(model)
  } catch (error) {
    return { failure: `failed: ${error instanceof Error ? error.message : String(error)}` }
  } finally {
    dispose(model)
  }
}

function dispose(model: Model | undefined): void {
  try {
    model?.dispose()
  } catch {
    // Nothing is left to be freed where the runtime itself has ended.
  }
}

function dataOf({ constants, infinity }: Highs, program: Program, isWhole: boolean) {
  const { cost, lower, upper, starts, indices, values, limits } = program
  const [numCols, numRows] = [cost.length, limits.length]
  return {
    numCols,
    numRows,
    sense: constants.objectiveSense.maximize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower: new Float64Array(numRows).fill(-infinity),
    rowUpper: limits,
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
    ...(isWhole && { integrality: new Int32Array(numCols).fill(constants.variableType.integer) }),
  }
}

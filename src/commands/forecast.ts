import type { Run } from '../command.js'
import type { Forecast } from '../core/forecast/forecast.js'
import { forecastPlan } from '../core/forecast/forecast-plan.js'
import type { Plan } from '../core/plan/plan.js'
import type { Sampling } from '../core/simulate/sampling.js'
import { modelWorkspace } from '../workspace/plan.js'
import type { Workspace } from '../workspace.js'
import { finish } from './progress.js'
import { defaultDraws, drawsOf, SEED, seedOf } from './sampling.js'

export { forecastTable } from '../render/forecast-table.js'

/** Says how surely a plan of a workspace is kept: by the draws that flags ask for, else by those of a roadmap that is a file. */
export async function forecastWorkspace(
  run: Run,
  workspace: Workspace,
  plan: Plan,
): Promise<Forecast> {
  const sampling: Sampling = run.flags.simulate
    ? { seed: seedOf(run), draws: drawsOf(run, 'plan') }
    : { seed: SEED, draws: defaultDraws.plan }
  return finish(forecastPlan(modelWorkspace(workspace), plan, sampling), 'simulating', run)
}

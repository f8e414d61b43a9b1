import type { Forecast } from '../../../src/core/forecast/forecast.js'
import { forecastPlan } from '../../../src/core/forecast/forecast-plan.js'
import type { PlanModel } from '../../../src/core/plan/model.js'
import type { Plan } from '../../../src/core/plan/plan.js'

/** A forecast, done to its end. */
export function forecastOf(
  model: PlanModel,
  plan: Plan,
  { seed = 1, draws = 10_000 } = {},
): Forecast {
  const steps = forecastPlan(model, plan, { seed, draws })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

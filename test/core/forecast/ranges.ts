import type { Estimate } from '../../../src/core/estimates/estimate.js'
import type { PlanModel } from '../../../src/core/plan/model.js'

/** A model of a plan whose efforts, numbers in it, are from half of them to three times as much. */
export function widened(model: PlanModel): PlanModel {
  return withEstimates(model, (_, value) => ({ kind: 'interval', low: value / 2, high: 3 * value }))
}

/** A model where what each team does of an item is estimated otherwise; what is no work stays none. */
export function withEstimates(
  model: PlanModel,
  estimateOf: (id: string, value: number, team: string | null) => Estimate,
): PlanModel {
  return {
    ...model,
    estimateOf(each) {
      const estimate = model.estimateOf(each)
      if (!estimate) return undefined
      const parts = [...estimate.parts].map(([team, part]) => {
        const value = part.estimate.kind === 'point' ? part.estimate.value : 0
        const changed = value > 0 ? estimateOf(each.item.id, value, team) : part.estimate
        return [team, { ...part, estimate: changed }] as const
      })
      return { ...estimate, parts: new Map(parts) }
    },
  }
}

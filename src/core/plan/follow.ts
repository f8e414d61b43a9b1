import { arrange } from './arrange.js'
import { type PlanModel, turns } from './model.js'
import { bestOrder } from './sequence/best-order.js'
import type { Followed } from './steps.js'
import { tierCount } from './worth.js'

/**
 * The plan that follows the ranking: each item in the model's order goes into the earliest period
 * that keeps every rule, and what it depends on and is not yet placed goes directly before it.
 *
 * Where a value is what delay costs, what is planned, and then what is a candidate, stands in the order in which its
 * delay costs least, and a team finishes none in an earlier period than one before it: to fill a period with something
 * small would make what costs more wait.
 */
export function follow(model: PlanModel): Followed {
  const sequence = model.items.map((_, index) => index)
  if (!countsDelay(model)) return arrange(model, { sequence })
  return arrange(model, { sequence: inOrderOfDelay(model, sequence), keepsOrder: true })
}

/** Whether teams work in the order in which delay costs least: its cost is known, and no category goes first. */
export function countsDelay(model: PlanModel): boolean {
  return model.delayPer !== null && tierCount(model) === 1
}

function inOrderOfDelay({ items }: PlanModel, sequence: readonly number[]): number[] {
  const isLoose = ({ turn }: (typeof items)[number]) =>
    turn === 'planned' || turn === 'candidate' || turn === 'on-demand'
  const loose = sequence.filter((index) => isLoose(items[index]!))
  const jobAt = new Map(loose.map((index, job) => [index, job]))
  const { order } = bestOrder(
    loose.map((index) => ({
      weight: items[index]!.value,
      length: items[index]!.effort,
      after: items[index]!.dependsOn.flatMap((each) => jobAt.get(each) ?? []),
    })),
  )
  const place = new Map(order.map((job, at) => [loose[job]!, at]))
  const turnOf = (index: number) => turns.indexOf(items[index]!.turn)
  return [...sequence].sort(
    (a, b) => turnOf(a) - turnOf(b) || (place.get(a) ?? a) - (place.get(b) ?? b) || a - b,
  )
}

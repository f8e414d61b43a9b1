import { compareText } from '../compare.js'
import { endsOf } from './moves.js'
import type { Plan } from './plan.js'

/** An item that finishes in another period; null where it is not planned. */
export interface PeriodChange {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
}

/** The items that two plans let finish in different periods: in the order of the second plan, then what it does not plan. */
export function periodChanges(before: Plan, after: Plan): PeriodChange[] {
  const [from, to] = [endsOf(before), endsOf(after)]
  const gone = [...from.keys()].filter((id) => !to.has(id)).sort(compareText)
  return [...to.keys(), ...gone].flatMap((id) => {
    const change = { id, from: from.get(id) ?? null, to: to.get(id) ?? null }
    return change.from === change.to ? [] : [change]
  })
}

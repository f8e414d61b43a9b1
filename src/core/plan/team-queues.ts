import { type PlanModel, periodOfDay } from './model.js'
import type { Behind } from './reason.js'
import type { Followed } from './steps.js'

/** The work of one placed item in a team. */
export interface Queued {
  readonly index: number
  /** How many items were placed before it, of all teams. */
  readonly at: number
  readonly day: number
  readonly effort: number
}

/** The placed items of each team with work there, in the order in which they were placed. */
export type TeamQueues = readonly (readonly Queued[])[]

/** An item for whose work a team lacks room up to and with a day, `after` items having been placed. */
export interface Lack {
  readonly index: number
  readonly team: number
  readonly day: number
  readonly after: number
}

/** Reads from a plan what each team does. */
export function queuesOf({ items, teams }: PlanModel, { order, finish }: Followed): TeamQueues {
  const queues = teams.map((): Queued[] => [])
  order.forEach((index, at) => {
    for (const { team, effort } of items[index]!.work)
      if (effort > 0) queues[team]!.push({ index, at, day: finish[index]!, effort })
  })
  return queues
}

/** The first of several that stand before an item, in the words of a reason. */
export function named(queued: readonly Queued[], most: number, model: PlanModel): Behind {
  return {
    items: queued.slice(0, most).map(({ index, effort, day }) => {
      const { item, turn } = model.items[index]!
      return { id: item.id, turn, effort, end: model.periods[periodOfDay(model, day)]!.name }
    }),
    hasMore: queued.length > most,
  }
}

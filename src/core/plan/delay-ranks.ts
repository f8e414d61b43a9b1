import type { ModelItem, PlanModel, Turn } from './model.js'
import { bestOrder } from './sequence/best-order.js'

/** What keeps its period, whatever is worse: what is promised or begun 0, what is planned 1, candidates 2. */
export type DelayRank = 0 | 1 | 2

const ranks: Readonly<Record<Turn, DelayRank>> = {
  'in-progress': 0,
  agreed: 0,
  dated: 0,
  planned: 1,
  candidate: 2,
  'on-demand': 2,
}

/** The rank of an item by itself. */
export function ownRank({ turn }: ModelItem): DelayRank {
  return ranks[turn]
}

/** Of each item the best rank of itself and of all that waits for it and is planned, by index. */
export function delayRanks(
  { items, precedence }: PlanModel,
  isPlanned: (index: number) => boolean = () => true,
): readonly DelayRank[] {
  const found = items.map(ownRank)
  for (const index of precedence.toReversed().filter(isPlanned))
    for (const each of items[index]!.dependsOn)
      if (found[index]! < found[each]!) found[each] = found[index]!
  return found
}

/** Some items in the order in which their delay costs least, did one team do them all. */
export function orderOfDelay(items: readonly ModelItem[], indexes: readonly number[]): number[] {
  const jobAt = new Map(indexes.map((index, job) => [index, job]))
  const { order } = bestOrder(
    indexes.map((index) => ({
      weight: items[index]!.value,
      length: items[index]!.effort,
      after: items[index]!.dependsOn.flatMap((each) => jobAt.get(each) ?? []),
    })),
  )
  return order.map((job) => indexes[job]!)
}

import { type PlanModel, periodOfDay } from './model.js'
import type { Behind } from './reason.js'
import { type Lack, named, type Queued, type TeamQueues } from './team-queues.js'

const MOST_OUTRANKED = 3

/** For each item, by index, those of a worse rank that were placed before it and finish by the day, the worst first. */
export function outrankedBy(
  lacks: readonly Lack[],
  queues: TeamQueues,
  model: PlanModel,
): ReadonlyMap<number, Behind> {
  const found = new Map<number, Behind>()
  const walks = queues.map((queue) => walkOf(queue, model))
  const namedOf = (items: readonly Queued[]) => named(items, MOST_OUTRANKED, model)
  // Of many items the same ones stand before them.
  const known = new Map<readonly Queued[], Behind>()
  const behind = (items: readonly Queued[]) => {
    const found = known.get(items) ?? namedOf(items)
    known.set(items, found)
    return found
  }
  for (const lack of [...lacks].sort((a, b) => a.after - b.after)) {
    const { rank } = model.items[lack.index]!
    const worst = walks[lack.team]!(lack.after, periodOfDay(model, lack.day))
    const isWorse = ({ index }: Queued) => rank !== null && model.items[index]!.rank! > rank
    const items = worst.every(isWorse) ? behind(worst) : namedOf(worst.filter(isWorse))
    found.set(lack.index, items)
  }
  return found
}

// The ranked items with the worst ranks of those placed so far that finish by a period. Who asks does so with
// ever more placed.
function walkOf(queue: readonly Queued[], model: PlanModel) {
  const worst = model.periods.map((): readonly Queued[] => [])
  const rankOf = ({ index }: Queued) => model.items[index]!.rank ?? 0
  let next = 0
  return (after: number, period: number): readonly Queued[] => {
    for (; next < queue.length && queue[next]!.at < after; next++) {
      const each = queue[next]!
      if (rankOf(each) === 0) continue
      for (let by = periodOfDay(model, each.day); by < worst.length; by++) {
        const names = worst[by]!
        if (names.length > MOST_OUTRANKED && rankOf(names.at(-1)!) >= rankOf(each)) continue
        let at = names.length
        while (at > 0 && rankOf(names[at - 1]!) < rankOf(each)) at--
        worst[by] = names.toSpliced(at, 0, each).slice(0, MOST_OUTRANKED + 1)
      }
    }
    return worst[period] ?? []
  }
}

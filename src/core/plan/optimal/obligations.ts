import { limitDay, type ModelItem, type PlanModel } from '../model.js'
import type { Followed } from '../steps.js'

/**
 * The day by which each item must be finished in any plan for the greatest value, or null where it need not be planned;
 * by index. What is in progress, agreed, or has a hard date stays a rule: all of it that following the ranking keeps.
 * Work in progress is done no later than it is there, an agreed period and a hard date are kept, and an unscored item
 * with a target date misses it by no more than there. The plan that follows the ranking keeps all of this.
 */
export function obligationsOf(model: PlanModel, { finish }: Followed): (number | null)[] {
  return model.items.map((modelItem, index) => {
    const day = finish[index] ?? null
    return day === null ? null : dueDay(modelItem, day, model)
  })
}

function dueDay(modelItem: ModelItem, followed: number, model: PlanModel): number | null {
  const { turn, agreed, promisedBy } = modelItem
  if (turn === 'in-progress') return followed
  if (agreed !== null || promisedBy !== null) return limitDay(modelItem, model)
  return turn === 'dated' ? Math.max(followed, lastDayBy(modelItem, model)) : null
}

// The end of the last period that is over by an item's date.
function lastDayBy({ item }: ModelItem, { periods, days }: PlanModel): number {
  const date = item.due?.date ?? ''
  const at = periods.findLastIndex(({ end }) => end !== null && end <= date)
  return at < 0 ? Number.NEGATIVE_INFINITY : days[at]!.last
}

/**
 * Days by which these items and all that they depend on have to be finished, each the last one possible: places that
 * keep every rule together if there is any plan that finishes each of them by its day. In such a plan nothing of it
 * finishes after these days, and to finish later takes room away from no day.
 */
export function latestPlaces(
  { items, precedence, days }: PlanModel,
  due: readonly (number | null)[],
): (number | null)[] {
  const places: (number | null)[] = items.map(() => null)
  for (const index of precedence.toReversed()) {
    const wanted = earlier(places[index]!, due[index]!)
    if (wanted === null) continue
    const modelItem = items[index]!
    const day = Math.min(wanted, limitDay(modelItem, { days }))
    places[index] = day
    for (const each of modelItem.dependsOn) places[each] = earlier(places[each]!, day)
  }
  return places
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}

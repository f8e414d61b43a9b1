import { type Assignment, type PlanModel, periodOfDay } from '../model.js'
import type { Exchange } from '../plan.js'

const MOST_NAMED = 3

type Finish = Pick<Assignment, 'finish'>

/** Why an item, by index, finishes in another period than in an earlier plan of the same model. */
export function exchangesBetween(
  model: PlanModel,
  before: Finish,
  after: Finish,
): (index: number) => Exchange {
  const { items } = model
  const [old, now] = [placesOf(model, before), placesOf(model, after)]
  const dependents = dependentsOf(model)
  const exchangeOf = exchangesIn(model, old, now)
  return (index) => exchangeOf(index) ?? linked(index)

  function linked(index: number): Exchange {
    const isEarlier = now[index]! < old[index]!
    const near = [...items[index]!.dependsOn, ...dependents[index]!]
    const found = near.find(
      (each) => old[each] !== now[each] && now[each]! < old[each]! === isEarlier,
    )
    return found === undefined ? { kind: 'others' } : { kind: 'with', id: items[found]!.item.id }
  }
}

/**
 * For each moved item the ones with which it has changed places: of one that finishes earlier those of its teams that
 * finished by then before and do so no more; of one that finishes later those that finish by its former time only now.
 * The ones with most work first.
 */
function exchangesIn(
  { items, teams }: PlanModel,
  old: readonly number[],
  now: readonly number[],
): (index: number) => Exchange | undefined {
  const moved = teams.map((): { index: number; effort: number }[] => [])
  items.forEach(({ work }, index) => {
    if (old[index] !== now[index])
      for (const { team, effort } of work) if (effort > 0) moved[team]!.push({ index, effort })
  })
  for (const each of moved) each.sort((a, b) => b.effort - a.effort || a.index - b.index)
  return (index) => {
    const isEarlier = now[index]! < old[index]!
    const at = Math.min(now[index]!, old[index]!)
    const found = new Set<string>()
    for (const { team, effort } of items[index]!.work) {
      if (effort === 0 || !teams[team]!.capacity) continue
      for (const other of moved[team]!) {
        const wasBy = old[other.index]! <= at
        const isBy = now[other.index]! <= at
        if (wasBy !== isBy && wasBy === isEarlier) found.add(items[other.index]!.item.id)
        if (found.size > MOST_NAMED) break
      }
    }
    if (found.size === 0) return undefined
    const names = [...found].slice(0, MOST_NAMED)
    const kind = isEarlier ? 'takes-room' : 'leaves-room'
    return { kind, items: names, hasMore: found.size > MOST_NAMED }
  }
}

// The index of the period in which each item finishes, after all of them for none.
function placesOf(model: PlanModel, { finish }: Finish): number[] {
  return finish.map((day) => (day === null ? model.periods.length : periodOfDay(model, day)))
}

function dependentsOf({ items }: PlanModel): number[][] {
  const dependents = items.map((): number[] => [])
  items.forEach(({ dependsOn }, index) => {
    for (const each of dependsOn) dependents[each]!.push(index)
  })
  return dependents
}

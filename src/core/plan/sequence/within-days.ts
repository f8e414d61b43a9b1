import type { PlanModel } from '../model.js'
import { bestOrder } from './best-order.js'

/**
 * A queue in which, of the items that finish on one day, those of one team alone stand in the order in which their delay
 * costs least. Items that wait for one of another team on that day, or that one waits for, keep their places.
 */
export function orderWithinDays(
  model: PlanModel,
  finish: readonly (number | null)[],
  queue: readonly number[],
): number[] {
  const ordered: number[] = []
  for (let from = 0; from < queue.length; ) {
    let to = from + 1
    while (to < queue.length && finish[queue[to]!] === finish[queue[from]!]) to++
    ordered.push(...orderWithinDay(model, queue.slice(from, to)))
    from = to
  }
  return ordered
}

function orderWithinDay(model: PlanModel, day: readonly number[]): readonly number[] {
  if (day.length < 2) return day
  const ordered = [...day]
  for (const places of placesByTeam(model, day)) {
    const at = new Map(places.map((place, job) => [day[place]!, job]))
    const jobs = places.map((place) => {
      const { value, effort, dependsOn } = model.items[day[place]!]!
      const after = dependsOn.flatMap((each) => at.get(each) ?? [])
      return { weight: value, length: effort, after }
    })
    bestOrder(jobs).order.forEach((job, rank) => {
      ordered[places[rank]!] = day[places[job]!]!
    })
  }
  return ordered
}

// The places in a day of what each team with a capacity does alone, linked to nothing else of that day.
function placesByTeam({ items, teams }: PlanModel, day: readonly number[]): number[][] {
  const place = new Map(day.map((index, at) => [index, at]))
  const near = day.map((): number[] => [])
  day.forEach((index, at) => {
    for (const each of items[index]!.dependsOn) {
      const to = place.get(each)
      if (to === undefined) continue
      near[at]!.push(to)
      near[to]!.push(at)
    }
  })
  const byTeam = new Map<number, number[]>()
  const isSeen = day.map(() => false)
  day.forEach((_, first) => {
    if (isSeen[first]) return
    isSeen[first] = true
    const linked = [first]
    for (const at of linked)
      for (const to of near[at]!)
        if (!isSeen[to]) {
          isSeen[to] = true
          linked.push(to)
        }
    const team = teamOf(linked)
    if (team === undefined || !teams[team]!.capacity) return
    const before = byTeam.get(team)
    if (before) before.push(...linked)
    else byTeam.set(team, [...linked])
  })
  return [...byTeam.values()].map((places) => places.sort((a, b) => a - b))

  // Containers that are waited for have no work.
  function teamOf(linked: readonly number[]): number | undefined {
    const found = new Set(linked.flatMap((at) => items[day[at]!]!.work.map(({ team }) => team)))
    return found.size === 1 ? [...found][0] : undefined
  }
}

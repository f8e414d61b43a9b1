import { availableBy, type PlanModel } from '../../../src/core/plan/model.js'
import type { Plan } from '../../../src/core/plan/plan.js'

/**
 * One draw of a plan carried out day by day: on which day of the model each item is done, by id; after the last day
 * Infinity. `effortOf` is the work of a team on an item. Containers are what is in them.
 */
export function carriedOut(
  model: PlanModel,
  plan: Plan,
  effortOf: (id: string, team: string | null) => number,
): Map<string, number> {
  const days = model.days.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => ({ day: first + at, last })),
  )
  const workedBy = new Map<string | null, number>()
  const done = new Map<string, number>()
  const byId = new Map(model.items.map((each) => [each.item.id, each]))
  const doneOf = (index: number): number => {
    const { item, isGate, dependsOn } = model.items[index]!
    return isGate ? Math.max(...dependsOn.map(doneOf), days[0]!.day) : done.get(item.id)!
  }
  for (const { items } of plan.periods)
    for (const { item, effortByTeam } of items) {
      const { agreed, dependsOn } = byId.get(item.id)!
      let day = agreed === null ? days[0]!.day : model.days[agreed]!.first
      for (const { team } of effortByTeam) {
        const modelTeam = model.teams.find((each) => each.team === team)!
        const effort = effortOf(item.id, team)
        if (!modelTeam.capacity || effort === 0) continue
        const all = (workedBy.get(team) ?? 0) + effort
        workedBy.set(team, all)
        // What ships later in a period takes its time from what is left of it at the end.
        const found = days.find(
          (each) =>
            all <=
            Math.min(
              availableBy(model, modelTeam, each.day),
              availableBy(model, modelTeam, each.last),
            ) +
              1e-7,
        )
        day = Math.max(day, found?.day ?? Number.POSITIVE_INFINITY)
      }
      done.set(item.id, Math.max(day, ...dependsOn.map(doneOf)))
    }
  return done
}

import type { Plan } from './plan.js'

/** Planned work of a team without a capacity. */
export interface UnboundedWork {
  /** null for items without a team. */
  readonly team: string | null
  readonly effort: number
}

/** What no capacity bounds though some teams have one, by team: it is planned beside all other work. */
export function unboundedWork({ periods }: Plan): readonly UnboundedWork[] {
  const teams = periods[0]?.teams ?? []
  const bounded = teams.filter(({ capacity }) => capacity !== null).length
  if (bounded === 0 || bounded === teams.length) return []
  const shares = periods.flatMap(({ items }) => items.flatMap(({ effortByTeam }) => effortByTeam))
  return teams.flatMap(({ team, capacity }) => {
    if (capacity !== null) return []
    const effort = shares.reduce((sum, share) => sum + (share.team === team ? share.effort : 0), 0)
    return effort > 0 ? [{ team, effort }] : []
  })
}

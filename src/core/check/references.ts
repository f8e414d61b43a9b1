import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { placeOf, placeOfKey } from './places.js'

/** Ids, KPIs and teams that nothing has. */
export function checkReferences(backlog: Backlog, report: Report): void {
  const { items, byId, kpiIds, configuration } = backlog
  const ids = namesIn(byId)
  const kpis = namesIn(kpiIds)
  const { teams: given } = configuration.fields
  const teams = given && namesIn(new Set(Object.keys(given)))
  for (const item of items) {
    item.dependsOn.forEach((id, index) => {
      if (ids.has(id)) return
      const place = placeOf(item, 'depends_on', index)
      report(problem('unknown-dependency', place, { id, known: ids.known }))
    })
    const { parent } = item
    if (parent !== undefined && !ids.has(parent))
      report(problem('unknown-parent', placeOf(item, 'parent'), { id: parent, known: ids.known }))
    for (const id in item.kpis)
      if (!kpis.has(id))
        report(problem('unknown-kpi', placeOfKey(item, 'kpis', id), { id, known: kpis.known }))
    if (teams) checkTeams(item, teams, report)
  }
}

function checkTeams(item: Item, teams: Names, report: Report): void {
  const { team: own } = item
  if (own !== undefined && !teams.has(own))
    report(problem('unknown-team', placeOf(item, 'team'), { team: own, known: teams.known }))
  for (const team in item.effortByTeam)
    if (!teams.has(team))
      report(
        problem('unknown-team', placeOfKey(item, 'effort_by_team', team), {
          team,
          known: teams.known,
        }),
      )
}

interface Names {
  has(name: string): boolean
  /** Those among which a message looks for the one that was meant. */
  readonly known: readonly string[]
}

function namesIn(names: ReadonlySet<string> | ReadonlyMap<string, unknown>): Names {
  let known: readonly string[] | undefined
  return {
    has: (name) => names.has(name),
    get known() {
      known ??= [...names.keys()]
      return known
    },
  }
}

import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Ids, KPIs and teams that nothing has. */
export function checkReferences({ items, kpiIds, configuration }: Backlog, report: Report): void {
  const ids = new Set(items.map((item) => item.id))
  const known = [...ids]
  const kpis = [...kpiIds]
  const teams = configuration.fields.teams && Object.keys(configuration.fields.teams)
  for (const item of items) {
    item.dependsOn.forEach((id, index) => {
      if (!ids.has(id))
        report(problem('unknown-dependency', placeOf(item, 'depends_on', index), { id, known }))
    })
    if (item.parent !== undefined && !ids.has(item.parent))
      report(problem('unknown-parent', placeOf(item, 'parent'), { id: item.parent, known }))
    for (const id of Object.keys(item.kpis))
      if (!kpiIds.has(id))
        report(problem('unknown-kpi', placeOf(item, 'kpis', id), { id, known: kpis }))
    if (teams) checkTeams(item, teams, report)
  }
}

function checkTeams(item: Item, known: readonly string[], report: Report): void {
  if (item.team !== undefined && !known.includes(item.team))
    report(problem('unknown-team', placeOf(item, 'team'), { team: item.team, known }))
  for (const team of Object.keys(item.effortByTeam ?? {}))
    if (!known.includes(team))
      report(problem('unknown-team', placeOf(item, 'effort_by_team', team), { team, known }))
}

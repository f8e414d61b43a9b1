import { problem, type Report } from '../problems/problem.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { placeOf, placeOfKey, placeOfSetting } from './places.js'

/** Teams whose names differ only in case: those of pm.yaml, or where it lists none those of the items. */
export function checkTeamNames(
  { configuration, items }: Pick<Backlog, 'configuration' | 'items'>,
  report: Report,
): void {
  const first = new Map<string, string>()
  const told = new Set<string>()
  const look = (team: string, placeOfIt: () => Place | undefined) => {
    const other = first.get(team.toLowerCase())
    if (other === undefined) first.set(team.toLowerCase(), team)
    if (other === undefined || other === team || told.has(team)) return
    told.add(team)
    const place = placeOfIt()
    if (place) report(problem('team-differs-in-case', place, { team, other }))
  }
  const { teams } = configuration.fields
  if (teams) {
    for (const team of Object.keys(teams))
      look(team, () => placeOfSetting(configuration, 'teams', team))
    return
  }
  for (const item of items) {
    const { team, effortByTeam } = item
    if (team !== undefined) look(team, () => placeOf(item, 'team'))
    for (const each in effortByTeam) look(each, () => placeOfKey(item, 'effort_by_team', each))
  }
}

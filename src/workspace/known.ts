import type { Known } from '../core/schema/json/documents.js'
import type { Workspace } from '../workspace.js'

/** What a JSON Schema for this repository is to know of it. */
export function knownOf({ frameworks, framework, config, evidence, kpis }: Workspace): Known {
  const teams = Object.entries(config.teams ?? {})
  return {
    frameworks: [...frameworks.values()],
    framework,
    teams: teams.map(([name, team]) => ({
      name,
      ...(team?.title !== undefined && { about: team.title }),
    })),
    raters: Object.keys(config.raters ?? {}),
    evidence: [...evidence.kinds.keys()],
    kpis,
  }
}

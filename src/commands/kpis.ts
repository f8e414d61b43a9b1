import type { Command } from '../command.js'
import { type KpiOverview, overviewOf } from '../core/kpis/overview.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { concludeReading, readConfigured } from './left-out.js'

type Format = (overview: KpiOverview, workspace: Workspace, view: View) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  table: async (overview, _, view) =>
    (await import('../render/kpis-table.js')).kpisTable(overview, view),
  json: async (overview, { snapshot, leftOut }) =>
    (await import('../render/kpis-json.js')).kpisJson(overview, {
      source: snapshot.source,
      leftOut,
    }),
}

export const kpis: Command = {
  name: 'kpis',
  summary: 'Show the KPIs, their progress and the items that serve each.',
  flags: [formatFlag(formats)],
  examples: [['pm kpis', 'where each KPI stands, and which items are to move it']],
  async run(run) {
    const workspace = await readConfigured(run)
    const overview = overviewOf(workspace.kpis, workspace.items, workspace.containers)
    run.io.out.write(await chosen(formats, run)(overview, workspace, outView(run)))
    return concludeReading(run, workspace)
  },
}

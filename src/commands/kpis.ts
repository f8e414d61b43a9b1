import type { Command } from '../command.js'
import { kpiChanges } from '../core/kpis/changes.js'
import { type KpiOverview, overviewOf } from '../core/kpis/overview.js'
import type { Circumstances } from '../core/rank/shown.js'
import type { View } from '../render/view.js'
import { chosen, formatFlag, outView } from './format.js'
import { concludeReading } from './left-out.js'
import { readSupposed, setFlag } from './what-if.js'

type Format = (overview: KpiOverview, circumstances: Circumstances, view: View) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  table: async (overview, { whatIf }, view) => {
    const { kpisTable } = await import('../render/kpis-table.js')
    const { whatIfText } = await import('../render/what-if-text.js')
    return whatIfText(whatIf, view) + kpisTable(overview, view)
  },
  json: async (overview, circumstances) =>
    (await import('../render/kpis-json.js')).kpisJson(overview, circumstances),
}

export const kpis: Command = {
  name: 'kpis',
  summary: 'Show the KPIs, their progress and the items that serve each.',
  flags: [setFlag, formatFlag(formats)],
  examples: [['pm kpis', 'where each KPI stands, and which items are to move it']],
  async run(run) {
    const { workspace, supposed } = await readSupposed(run)
    const overview = overviewOf(workspace.kpis, workspace.items, workspace.containers)
    const { snapshot, leftOut } = workspace
    const whatIf = supposed && {
      settings: supposed.settings,
      changes: { kpis: kpiChanges(supposed.base.kpis, workspace.kpis) },
    }
    const circumstances = { source: snapshot.source, leftOut, whatIf }
    run.io.out.write(await chosen(formats, run)(overview, circumstances, outView(run)))
    return concludeReading(run, workspace)
  },
}

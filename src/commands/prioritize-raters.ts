import type { Run } from '../command.js'
import { matches } from '../core/rank/filter.js'
import { rankItems } from '../core/rank/rank.js'
import { type RatersOverview, ratersOverview } from '../core/raters/overview.js'
import type { ExitCode } from '../exit-code.js'
import { wholeNumber } from '../globals.js'
import type { Workspace } from '../workspace.js'
import { filtersOf } from './filters.js'
import { chosen, outView } from './format.js'
import { frameworkOf } from './framework-choice.js'
import { concludeReading } from './left-out.js'
import { type Read, rankedWhatIf, tellWhatIf } from './what-if.js'

type Format = (overview: RatersOverview, run: Run, workspace: Workspace) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  table: async (overview, run) => {
    const { ratersTable } = await import('../render/raters-table.js')
    return ratersTable(overview, outView(run), run.flags.all === true)
  },
  json: async (overview, _, { snapshot, leftOut }) => {
    const { ratersJson } = await import('../render/raters-json.js')
    return ratersJson(overview, { source: snapshot.source, leftOut })
  },
  csv: async (overview) => (await import('../render/raters-csv.js')).ratersCsv(overview),
  markdown: async (overview) =>
    (await import('../render/raters-markdown.js')).ratersMarkdown(overview),
}

/** `pm prioritize --raters`: what raters say in place of the ranking. */
export async function showRaters(run: Run, read: Read): Promise<ExitCode> {
  const { workspace } = read
  const filters = filtersOf(run, workspace)
  const ranking = rankItems(workspace.items, frameworkOf(run, workspace), workspace)
  const shown = [...ranking.ranked, ...ranking.unscored]
    .map(({ item }) => item)
    .filter((item) => matches(item, filters))
  const overview = ratersOverview(shown, ranking, workspace)
  const { top } = run.flags
  const differences =
    top === undefined
      ? overview.differences
      : overview.differences.slice(0, wholeNumber(top, 'top'))
  run.io.out.write(await chosen(formats, run)({ ...overview, differences }, run, workspace))
  await tellWhatIf(run, rankedWhatIf(run, read, ranking))
  return concludeReading(run, workspace)
}

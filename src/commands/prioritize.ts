import type { Command } from '../command.js'
import { matches } from '../core/rank/filter.js'
import { rankItems } from '../core/rank/rank.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { wholeNumber } from '../globals.js'
import type { View } from '../render/view.js'
import { filterFlags, filtersOf } from './filters.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkFlag, frameworkOf } from './framework-choice.js'
import { concludeReading } from './left-out.js'
import { rankedWhatIf, readSupposed, setFlag, tellWhatIf } from './what-if.js'

type Format = (shown: ShownRanking, view: View, all: boolean) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  table: async (shown, view, all) =>
    (await import('../render/ranking-table.js')).rankingTable(shown, view, all),
  json: async (shown) => (await import('../render/ranking-json.js')).rankingJson(shown),
  csv: async (shown) => (await import('../render/ranking-csv.js')).rankingCsv(shown),
  markdown: async (shown) => (await import('../render/ranking-markdown.js')).rankingMarkdown(shown),
}

export const prioritize: Command = {
  name: 'prioritize',
  summary: 'Rank the backlog.',
  flags: [
    frameworkFlag,
    ...filterFlags,
    { flags: '--top <n>', description: 'only the first n' },
    { flags: '--all', description: 'every row of the table, not the first 50' },
    { flags: '--raters', description: 'in place of the ranking, where raters differ' },
    setFlag,
    formatFlag(formats),
  ],
  examples: [
    ['pm prioritize', 'the ranked backlog'],
    ['pm prioritize --framework wsjf --team web', 'by another framework, one team'],
    ['pm prioritize --top 10 --format markdown', 'the first ten for a document'],
    ['pm prioritize --raters', 'where people differ, and what that moves'],
  ],
  async run(run) {
    const read = await readSupposed(run)
    const { workspace } = read
    if (run.flags.raters) return (await import('./prioritize-raters.js')).showRaters(run, read)
    const filters = filtersOf(run, workspace)
    const top =
      run.flags.top === undefined ? Number.POSITIVE_INFINITY : wholeNumber(run.flags.top, 'top')
    const framework = frameworkOf(run, workspace)
    const ranking = rankItems(workspace.items, framework, workspace)
    const ranked = ranking.ranked.filter(({ item }) => matches(item, filters))
    const shown: ShownRanking = {
      ranking,
      ranked: ranked.slice(0, top),
      unscored: ranking.unscored.filter(({ item }) => matches(item, filters)),
      total: ranking.ranked.length + ranking.unscored.length,
      leftOut: workspace.leftOut,
      source: workspace.snapshot.source,
      units: workspace.config.units ?? {},
      whatIf: rankedWhatIf(run, read, ranking),
    }
    run.io.out.write(await chosen(formats, run)(shown, outView(run), run.flags.all === true))
    if (run.flags.format === 'csv') await tellWhatIf(run, shown.whatIf)
    return concludeReading(run, workspace)
  },
}

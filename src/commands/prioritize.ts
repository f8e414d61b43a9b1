import type { Command, Run } from '../command.js'
import { matches } from '../core/rank/filter.js'
import { rankItems } from '../core/rank/rank.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { UsageError } from '../errors.js'
import { wholeNumber } from '../globals.js'
import type { View } from '../render/view.js'
import { filterFlags, filtersOf } from './filters.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkFlag, frameworkOf } from './framework-choice.js'
import { concludeReading } from './left-out.js'
import { drawsFlag, seedFlag } from './sampling.js'
import {
  defaultCut,
  rankedWhatIf,
  readSupposed,
  setFlag,
  settingsGiven,
  tellWhatIf,
} from './what-if.js'

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
    {
      flags: '--simulate',
      description: 'how sure the ranking is: draw every estimate that is a range',
    },
    drawsFlag('ranking'),
    seedFlag,
    { flags: '--cut <n>', description: 'how many items are the first ones (default 10)' },
    {
      flags: '--sensitivity [percent]',
      description:
        'which estimate, changed by so little, would change the first items (default 10)',
    },
    setFlag,
    formatFlag(formats),
  ],
  examples: [
    ['pm prioritize', 'the ranked backlog'],
    ['pm prioritize --framework wsjf --team web', 'by another framework, one team'],
    ['pm prioritize --top 10 --format markdown', 'the first ten for a document'],
    ['pm prioritize --raters', 'where people differ, and what that moves'],
    ['pm prioritize --simulate --cut 5', 'how sure the first five are, and what to find out next'],
  ],
  async run(run) {
    const read = await readSupposed(run)
    const { workspace } = read
    refuseBoth(run)
    refuseUnusedCut(run)
    if (run.flags.raters) return (await import('./prioritize-raters.js')).showRaters(run, read)
    const filters = filtersOf(run, workspace)
    const top =
      run.flags.top === undefined ? Number.POSITIVE_INFINITY : wholeNumber(run.flags.top, 'top')
    const cut = run.flags.cut === undefined ? defaultCut : wholeNumber(run.flags.cut, 'cut')
    const uncertain = isUncertain(run) ? await import('./uncertain.js') : undefined
    const asked = uncertain?.askedOf(run, cut)
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
      whatIf: rankedWhatIf(run, read, ranking, cut),
    }
    const view = outView(run)
    const all = run.flags.all === true
    if (uncertain && asked) {
      const uncertainty = await uncertain.uncertaintyOf(run, workspace, ranking, asked, filters)
      const format = chosen(uncertain.uncertainFormats, run)
      run.io.out.write(await format(shown, uncertainty, view, all))
    } else run.io.out.write(await chosen(formats, run)(shown, view, all))
    if (run.flags.format === 'csv') await tellWhatIf(run, shown.whatIf)
    return concludeReading(run, workspace)
  },
}

// What that needs is loaded for it alone.
function isUncertain({ flags }: Run): boolean {
  const { simulate, sensitivity, draws, seed } = flags
  return simulate === true || [sensitivity, draws, seed].some((value) => value !== undefined)
}

// Both say what is to be shown.
function refuseBoth({ flags }: Run): void {
  const other = flags.simulate ? '--simulate' : '--sensitivity'
  if (flags.raters && (flags.simulate || flags.sensitivity !== undefined))
    throw new UsageError(`--raters and ${other} exclude each other`)
}

// Without these nothing is said of the first items.
function refuseUnusedCut(run: Run): void {
  if (run.flags.cut === undefined || run.io.env.PM_CUT) return
  if (isUncertain(run) || settingsGiven(run)) return
  throw new UsageError(
    '--cut is for --simulate, --sensitivity and --set',
    'add --simulate; --top N shows only the first N',
  )
}

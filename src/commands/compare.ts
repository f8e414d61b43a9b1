import type { Command, Run } from '../command.js'
import { compareRankings } from '../core/agreement/comparison.js'
import type { ShownComparison, Skipped } from '../core/agreement/shown.js'
import type { Framework } from '../core/frameworks/framework.js'
import { matches } from '../core/rank/filter.js'
import { rankItems } from '../core/rank/rank.js'
import { rankableItems } from '../core/rank/rankable.js'
import type { Ranking } from '../core/rank/ranking.js'
import { wholeNumber } from '../globals.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { comparedWhatIf } from './compared-what-if.js'
import { filterFlags, filtersOf } from './filters.js'
import { chosen, formatFlag, outView } from './format.js'
import { frameworkNamed, usable } from './framework-choice.js'
import { concludeReading } from './left-out.js'
import { defaultCut, readSupposed, setFlag, tellWhatIf } from './what-if.js'

type Format = (shown: ShownComparison, view: View, all: boolean) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  table: async (shown, view, all) =>
    (await import('../render/comparison-table.js')).comparisonTable(shown, view, all),
  json: async (shown) => (await import('../render/comparison-json.js')).comparisonJson(shown),
  csv: async (shown) => (await import('../render/comparison-csv.js')).comparisonCsv(shown),
  markdown: async (shown) =>
    (await import('../render/comparison-markdown.js')).comparisonMarkdown(shown),
}

export const compare: Command = {
  name: 'compare',
  summary: 'Show the frameworks side by side, rank by rank, disagreements first.',
  flags: [
    {
      flags: '--framework <name>',
      description: 'compare these; by default all that score two items or more',
      isRepeatable: true,
    },
    { flags: '--cut <n>', description: 'how many items are the first ones (default 10)' },
    ...filterFlags,
    { flags: '--top <n>', description: 'only the n items that they disagree most on' },
    { flags: '--all', description: 'every row of the table, not the first 50' },
    setFlag,
    formatFlag(formats),
  ],
  examples: [
    ['pm compare', 'every framework that the backlog has numbers for'],
    ['pm compare --framework rice --framework wsjf', 'these two'],
    ['pm compare --cut 5', 'what is among the first five under all of them'],
  ],
  async run(run) {
    const { flags } = run
    const cut = flags.cut === undefined ? defaultCut : wholeNumber(flags.cut, 'cut')
    const top = flags.top === undefined ? undefined : wholeNumber(flags.top, 'top')
    const read = await readSupposed(run)
    const { workspace } = read
    const filters = filtersOf(run, workspace)
    const { rankings, skipped } = rankingsOf(run, workspace)
    const comparison = compareRankings(rankings, cut)
    const shown: ShownComparison = {
      comparison,
      items: comparison.items.filter(({ item }) => matches(item, filters)).slice(0, top),
      total: rankableItems(workspace.items, workspace.containers).length,
      skipped,
      leftOut: workspace.leftOut,
      source: workspace.snapshot.source,
      whatIf: comparedWhatIf(read, rankings, cut),
    }
    run.io.out.write(await chosen(formats, run)(shown, outView(run), flags.all === true))
    if (flags.format === 'csv') await tellWhatIf(run, shown.whatIf)
    return concludeReading(run, workspace)
  },
}

// A framework says nothing of a single item.
const LEAST = 2

interface Choice {
  readonly rankings: readonly Ranking[]
  readonly skipped: readonly Skipped[]
}

function rankingsOf({ flags }: Run, workspace: Workspace): Choice {
  const names = (flags.framework as readonly string[] | undefined)?.flatMap((name) =>
    name.split(','),
  )
  const rank = (framework: Framework) => rankItems(workspace.items, framework, workspace)
  if (names) {
    const named = new Set(names.map((name) => usable(frameworkNamed(name.trim(), workspace))))
    return { rankings: [...named].map(rank), skipped: [] }
  }
  const all = inOrder(workspace).map(rank)
  const isCompared = ({ ranked }: Ranking) => ranked.length >= LEAST
  const skipped = all.filter((ranking) => !isCompared(ranking)).map(skippedOf)
  return { rankings: all.filter(isCompared), skipped }
}

// The default framework first.
function inOrder({ frameworks, framework, unusableFramework }: Workspace): Framework[] {
  const others = [...frameworks.values()].filter((each) => each !== framework)
  return unusableFramework === undefined ? [framework, ...others] : [...frameworks.values()]
}

function skippedOf({ framework, ranked, unscored }: Ranking): Skipped {
  const { name, unusable: lack } = framework
  const counts = new Map<string, number>()
  for (const { missing } of unscored)
    for (const input of missing) counts.set(input, (counts.get(input) ?? 0) + 1)
  const lacking = [...counts].sort(([, a], [, b]) => b - a).map(([input]) => input)
  const reason = lack?.reason ?? (lacking.length ? `items lack ${lacking.join(', ')}` : 'no items')
  return { framework: name, scored: ranked.length, reason }
}

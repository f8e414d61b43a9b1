import type { Command, Run } from '../command.js'
import type { Comparison, Side } from '../core/diff/comparison.js'
import { isRankingOther } from '../core/diff/difference.js'
import { type GateName, gates, verdictsOf } from '../core/diff/gates.js'
import { effortUnit } from '../core/plan/work-estimate.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { plainText } from '../render/text.js'
import type { View } from '../render/view.js'
import { differenceOf } from '../workspace/difference.js'
import type { Workspace } from '../workspace.js'
import { type Compared, comparedBy } from './compared.js'
import { notesOn, readSides, type Sides, tellNote } from './diff-sides.js'
import { chosen, formatFlag, outView } from './format.js'
import { concludeReading } from './left-out.js'

type Format = (comparison: Comparison, view: View, all: boolean) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  table: async (comparison, view, all) =>
    (await import('../render/diff-table.js')).diffTable(comparison, view, all),
  markdown: async (comparison) =>
    (await import('../render/diff-markdown.js')).diffMarkdown(comparison),
  json: async (comparison) => (await import('../render/diff-json.js')).diffJson(comparison),
}

export const diff: Command = {
  name: 'diff',
  summary: 'Show what an edit moved, and which edit moved it.',
  arguments: [
    { name: '<base>', description: 'the commit to compare with; or base..head, base...head' },
    { name: '[head]', description: 'another commit in place of the work tree' },
  ],
  flags: [
    formatFlag(formats),
    { flags: '--all', description: 'every row of the table, and the details' },
    { flags: '--exit-code', description: 'exit 1 when the ranking is another one' },
    {
      flags: '--gate <rule>',
      description: `exit 1 when the edit breaks this rule: ${Object.keys(gates).join(', ')}`,
      choices: Object.keys(gates),
      isRepeatable: true,
    },
  ],
  examples: [
    ['pm diff main', 'what the work tree moves, compared with main'],
    ['pm diff HEAD --staged', 'what is about to be committed'],
    ['pm diff origin/main...HEAD --format markdown', 'what a branch moves, for its pull request'],
    ['pm diff main --gate hard-date-late', 'fail when a hard date is no longer kept'],
  ],
  async run(run) {
    const compared = await comparedBy(run)
    const sides = await readSides(run, compared)
    const comparison = comparisonOf(compared, sides, run)
    if (!run.globals.quiet) for (const note of notesOn(sides, compared)) tellNote(run, note)
    run.io.out.write(await chosen(formats, run)(comparison, outView(run), run.flags.all === true))
    return conclude(run, comparison, sides)
  },
}

function comparisonOf(
  { names, follows }: Compared,
  { base, head }: Sides,
  { flags }: Run,
): Comparison {
  const difference = differenceOf(base, head)
  const side = (name: string, workspace: Workspace): Side => ({
    name,
    source: workspace.snapshot.source,
    framework: workspace.unusableFramework ?? workspace.framework.name,
    leftOut: workspace.leftOut,
  })
  return {
    base: side(names.base, base),
    head: side(names.head, head),
    follows: follows ?? null,
    unit: effortUnit(head.config.units),
    difference,
    verdicts: verdictsOf((flags.gate as readonly GateName[] | undefined) ?? [], difference),
  }
}

function conclude(
  run: Run,
  { base, head, difference, verdicts }: Comparison,
  sides: Sides,
): ExitCode {
  const stopped = verdicts.flatMap(({ gate, reason }) => (reason ? [`${gate}: ${reason}`] : []))
  for (const each of stopped) run.io.err.write(`pm: ${plainText(each)}\n`)
  const codes = isLeftOutAlike(sides)
    ? [concludeReading(run, sides.head, `${base.name} and in ${head.name}`)]
    : [concludeReading(run, sides.base, base.name), concludeReading(run, sides.head, head.name)]
  const isOther = run.flags.exitCode === true && isRankingOther(difference)
  return stopped.length > 0 || isOther || codes.includes(exitCode.data)
    ? exitCode.data
    : exitCode.ok
}

// What no edit broke or mended is told once.
function isLeftOutAlike({ base, head }: Sides): boolean {
  const namesIn = ({ leftOut }: Workspace) =>
    leftOut.map(({ id, file }) => `${id} ${file}`).join('\n')
  return base.errors === head.errors && namesIn(base) === namesIn(head)
}

import type { Command, Run } from '../command.js'
import type { Comparison, Side } from '../core/diff/comparison.js'
import { isRankingOther } from '../core/diff/difference.js'
import { type GateName, gates, verdictsOf } from '../core/diff/gates.js'
import {
  type LeftOutParted,
  leftOutName,
  partLeftOut,
  type StateErrors,
} from '../core/diff/left-out.js'
import { effortUnit } from '../core/plan/work-estimate.js'
import { count, list } from '../core/problems/words.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { plainText } from '../render/text.js'
import type { View } from '../render/view.js'
import { differenceOf } from '../workspace/difference.js'
import { errorsOf } from '../workspace/first-errors.js'
import { lackingIn } from '../workspace/lacking.js'
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
    {
      flags: '--exit-code',
      description: 'exit 1 when the ranking is another one or the edit brings errors',
    },
    {
      flags: '--gate <rule>',
      description: `exit 1 when the edit brings errors or breaks this rule: ${Object.keys(gates).join(', ')}`,
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
  const errors = { base: errorsOf(base), head: errorsOf(head) }
  const leftOut = partLeftOut(errors.base, errors.head, difference)
  const side = (name: string, workspace: Workspace, { leftOut }: StateErrors): Side => ({
    name,
    source: workspace.snapshot.source,
    framework: workspace.unusableFramework ?? workspace.framework.name,
    leftOut,
  })
  const lacking = lackingIn(head, base, names.head, leftOut.head, difference)
  return {
    base: side(names.base, base, errors.base),
    head: side(names.head, head, errors.head),
    follows: follows ?? null,
    unit: effortUnit(head.config.units),
    difference,
    leftOut,
    verdicts: verdictsOf(
      (flags.gate as readonly GateName[] | undefined) ?? [],
      difference,
      lacking,
    ),
  }
}

function conclude(run: Run, comparison: Comparison, sides: Sides): ExitCode {
  const { base, head, difference, leftOut, verdicts } = comparison
  const { flags, io } = run
  const stopped = verdicts.flatMap(({ gate, reason }) => (reason ? [`${gate}: ${reason}`] : []))
  for (const each of stopped) io.err.write(`pm: ${plainText(each)}\n`)
  const told = (side: 'base' | 'head') => ({ ...sides[side], leftOut: comparison[side].leftOut })
  const codes = isLeftOutAlike(sides)
    ? [concludeReading(run, told('head'), `${base.name} and in ${head.name}`)]
    : [concludeReading(run, told('base'), base.name), concludeReading(run, told('head'), head.name)]
  const isAsked = flags.exitCode === true || flags.gate !== undefined
  // Of a change that is asked about it counts what it did, not what it found.
  const brought = broughtBy(leftOut)
  if (isAsked && brought !== '')
    io.err.write(`pm: ${plainText(`new errors in ${head.name}: ${brought}`)}\n`)
  const isFaulty = isAsked ? brought !== '' : codes.includes(exitCode.data)
  const isOther = flags.exitCode === true && (isRankingOther(difference) || isUnrankable(sides))
  return stopped.length > 0 || isOther || isFaulty ? exitCode.data : exitCode.ok
}

// What errors leave out of head and not of base, and how many others it has more.
function broughtBy({ head, others }: LeftOutParted): string {
  return list([
    ...head.map(leftOutName),
    ...(others > 0
      ? [`${count(others, 'error')} that ${others === 1 ? 'leaves' : 'leave'} nothing out`]
      : []),
  ])
}

function isUnrankable({ head }: Sides): boolean {
  return head.unusableFramework !== undefined
}

// What no edit broke or mended is told once.
function isLeftOutAlike({ base, head }: Sides): boolean {
  const namesIn = ({ leftOut }: Workspace) =>
    leftOut.map(({ id, file }) => `${id} ${file}`).join('\n')
  return base.errors === head.errors && namesIn(base) === namesIn(head)
}

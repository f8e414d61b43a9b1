import type { Command, Run } from '../command.js'
import type { Plan } from '../core/plan/plan.js'
import { count, list } from '../core/problems/words.js'
import type { Filter } from '../core/rank/filter.js'
import type { WhatIf } from '../core/what-if.js'
import { UsageError } from '../errors.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { markers } from '../render/markers.js'
import { brokenText, remedyLines } from '../render/roadmap-broken.js'
import { delayText } from '../render/roadmap-delay.js'
import { roadmapJson } from '../render/roadmap-json.js'
import { noPlanText, roadmapMarkdown } from '../render/roadmap-markdown.js'
import { sinceText } from '../render/roadmap-since.js'
import { tightText } from '../render/roadmap-tight.js'
import { valueText } from '../render/roadmap-value.js'
import type { RoadmapView } from '../render/roadmap-view.js'
import { plainText } from '../render/text.js'
import { whatIfMarkdown, whatIfText } from '../render/what-if-text.js'
import { readingMemory } from '../workspace/memory.js'
import type { Workspace } from '../workspace.js'
import { planFlags } from './asked-plan.js'
import type { SinceCommit } from './committed.js'
import { filterFlags, filtersOf } from './filters.js'
import { chosen, formatChoice, outView } from './format.js'
import { sinceCommit } from './last-commit.js'
import { concludeReading } from './left-out.js'
import { plannedWhatIf } from './planned-what-if.js'
import { type RoadmapFile, roadmapBlocks, roadmapFile } from './roadmap-file.js'
import { roadmapView } from './roadmap-view.js'
import { drawsFlag, refuseUnasked, seedFlag } from './sampling.js'
import { readSupposed, setFlag, tellWhatIf } from './what-if.js'

type Format = (
  view: RoadmapView,
  workspace: Workspace,
  whatIf: WhatIf | undefined,
  since: SinceCommit | null,
  run: Run,
) => Promise<string>

const formats: Readonly<Record<string, Format>> = {
  markdown: async (view, _, whatIf) =>
    `${markers.begin}\n${whatIfMarkdown(whatIf)}${roadmapMarkdown(view)}${markers.end}\n`,
  table: async (view, _, whatIf, __, run) => {
    const all = run.flags.all === true
    const text = run.flags.simulate
      ? (await import('./forecast.js')).forecastTable(view, outView(run), all)
      : (await import('../render/plan-table.js')).planTable(view, outView(run), all)
    return whatIfText(whatIf, outView(run)) + text
  },
  csv: async (view) => (await import('../render/roadmap-csv.js')).roadmapCsv(view),
  json: async (view, { snapshot, leftOut }, whatIf, since) =>
    roadmapJson(view, { source: snapshot.source, leftOut, whatIf }, since),
}

export const roadmap: Command = {
  name: 'roadmap',
  summary: 'Plan the ranked backlog under capacity and write it into roadmap.md.',
  flags: [
    { flags: '--check', description: 'write nothing; exit 1 if the file would change' },
    { flags: '--stdout', description: 'print the roadmap in place of writing the file' },
    setFlag,
    ...filterFlags,
    ...planFlags,
    {
      flags: '--simulate',
      description: 'show how surely the plan is kept: draw every effort that is a range',
    },
    drawsFlag('plan'),
    seedFlag,
    { flags: '--all', description: 'every row of a table, not the first ones' },
    { ...formatChoice(formats), description: 'print it so; nothing is written' },
    { flags: '--keep-going', description: 'write it though the data has errors, without what has' },
  ],
  examples: [
    ['pm roadmap', 'write roadmap.md, the prose around the markers untouched'],
    ['pm roadmap --check', 'in CI: is roadmap.md what the backlog says?'],
    ['pm roadmap --format table', 'the plan in the terminal; nothing is written'],
    ['pm roadmap --format table --team web', 'what of it is for one team'],
    ['pm roadmap --format csv', 'a row for each item, for a spreadsheet'],
    ['pm roadmap --simulate', 'how surely each item and date is kept; nothing is written'],
    ['pm roadmap --set teams.web.capacity=12 --stdout', 'the plan if it were so'],
  ],
  async run(run) {
    const { io, flags } = run
    const isCheck = flags.check === true
    const isPrinted = isPrinting(run)
    refuse(run, isCheck, isPrinted)
    const memory = tellsSince(run) ? readingMemory() : undefined
    const read = await readSupposed(run, memory)
    const { workspace } = read
    const filters = filtersOf(run, workspace)
    const whole = await roadmapView(run, workspace)
    const whatIf = await plannedWhatIf(run, read, whole.plan)
    const view = filters.length > 0 ? await shown(whole, filters) : whole
    if (view.faultyFields.length > 0) io.err.write(`pm: ${noPlanText(view.faultyFields)}\n`)
    const broken = brokenText(view.plan)
    if (broken !== null) io.err.write(`pm: ${plainText(broken)}\n`)
    for (const line of isCheck ? [] : remedyLines(view.diagnoses)) tell(run, line)
    const { plan } = view
    const texts = isCheck ? [] : [valueText(plan), delayText(view), tightText(plan)]
    for (const text of texts) if (text !== null) tell(run, text)
    const since = memory ? await sinceCommit(run, workspace, whole.plan, memory) : null
    if (since) tell(run, sinceText(since.moves, since.commit, view.unit))
    if (isPrinted) {
      const isForecast = flags.simulate && !flags.stdout && flags.format === undefined
      const format = isForecast ? formats.table! : chosen(formats, run)
      io.out.write(await format(view, workspace, whatIf, since, run))
      if (flags.format === 'csv') await tellWhatIf(run, whatIf)
      return concludeReading(run, workspace)
    }
    await tellWhatIf(run, whatIf)
    const data = concludeReading(run, workspace)
    if (data !== exitCode.ok && flags.keepGoing !== true) {
      const kept = isCheck ? 'the roadmap is not compared' : 'the roadmap file is left as it is'
      io.err.write(`  ${kept}; --keep-going goes on without what has errors\n`)
      return data
    }
    return isCheck ? check(run, workspace, view, data) : write(run, workspace, view, data)
  },
}

async function shown(view: RoadmapView, filters: readonly Filter[]): Promise<RoadmapView> {
  return (await import('../render/shown-view.js')).shownView(view, filters)
}

// It is said beside the roadmap and stands nowhere in it: a file that told of a commit would be out of date with the next.
function tellsSince({ globals, flags }: Run): boolean {
  if (flags.check === true || flags.set) return false
  return !globals.quiet || flags.format === 'json'
}

function isPrinting({ flags }: Run): boolean {
  return flags.stdout === true || flags.simulate === true || flags.format !== undefined
}

const PRINTING = `--stdout or --format (${list(Object.keys(formats), 'or')})`

// `--team <name>` is team.
function nameOf(flag: string): string {
  return flag.replace(/^--(\w+).*/, '$1')
}

function refuse(run: Run, isCheck: boolean, isPrinted: boolean): void {
  const { globals, flags } = run
  refuseUnasked(run)
  if (isCheck && flags.simulate)
    throw new UsageError(
      '--check compares the file, and --simulate writes none',
      'simulate: true under roadmap in pm.yaml puts the forecast into the file',
    )
  if (isCheck && isPrinted)
    throw new UsageError(
      '--check compares the file and prints no roadmap',
      'leave out --stdout and --format',
    )
  if (flags.set && !isCheck && !isPrinted)
    throw new UsageError(
      'pm roadmap writes no file that is a what-if',
      `with --set add ${PRINTING}, --simulate or --check`,
    )
  if (globals.request.kind !== 'worktree' && !isCheck && !isPrinted)
    throw new UsageError(
      'pm roadmap writes to the work tree only',
      `with --staged and --ref add ${PRINTING}, --simulate or --check`,
    )
  if (!isPrinted && filterFlags.some(({ flags: names }) => flags[nameOf(names)] !== undefined))
    throw new UsageError(
      'the file has the whole plan, and a filter shows a part of it',
      `add ${PRINTING}; roadmap.views in pm.yaml writes files of parts`,
    )
}

async function check(
  run: Run,
  workspace: Workspace,
  view: RoadmapView,
  data: ExitCode,
): Promise<ExitCode> {
  const files = await roadmapFiles(run, workspace, view, data)
  const stale = files.filter(({ existing, text }) => text !== existing)
  for (const { path, existing } of stale) {
    const state = existing === undefined ? 'does not exist' : 'is out of date'
    run.io.err.write(`pm: ${plainText(path)} ${state}\n`)
  }
  if (stale.length === 0) {
    tell(run, `${upToDate(files)} up to date`)
    return data
  }
  const { kind } = workspace.snapshot.source
  const what = stale.length > 1 ? 'them' : 'it'
  const hint = run.flags.set
    ? `with the same --set pm roadmap --stdout shows ${what}`
    : kind === 'index'
      ? `pm roadmap writes ${what}, and git add stages ${what}`
      : `pm roadmap writes ${what}`
  run.io.err.write(`  ${hint}\n`)
  return exitCode.data
}

async function write(
  run: Run,
  workspace: Workspace,
  view: RoadmapView,
  data: ExitCode,
): Promise<ExitCode> {
  const files = await roadmapFiles(run, workspace, view, data)
  const outcomes = await run.io.files.write(
    workspace.repository,
    files.map(({ path, text, existing }) => ({
      path,
      text,
      expected: existing,
      makeFolders: true,
    })),
  )
  const written = files.filter((_, at) => outcomes[at] === 'written').map(({ path }) => path)
  tell(
    run,
    written.length === 0
      ? `${upToDate(files)} up to date`
      : `wrote ${list(written)}: ${planSummary(view.plan)}; review ${written.length > 1 ? 'them' : 'it'} and commit ${written.length > 1 ? 'them' : 'it'} with the backlog`,
  )
  return data
}

// What a view hides follows from pm.yaml and the items: where they have errors it might show what it should not.
async function roadmapFiles(
  run: Run,
  workspace: Workspace,
  view: RoadmapView,
  data: ExitCode,
): Promise<readonly RoadmapFile[]> {
  const isSound = data === exitCode.ok
  if (!isSound && workspace.config.roadmap?.views?.length)
    run.io.err.write('  views are left as they are, for errors may show what they are to hide\n')
  const blocks = await roadmapBlocks(workspace, view, isSound)
  return Promise.all(blocks.map((block) => roadmapFile(run, workspace, block)))
}

function upToDate(files: readonly RoadmapFile[]): string {
  return `${list(files.map(({ path }) => path))} ${files.length > 1 ? 'are' : 'is'}`
}

function tell({ io, globals }: Run, text: string): void {
  if (!globals.quiet) io.err.write(`${plainText(text)}\n`)
}

function planSummary({ periods, unplanned }: Plan): string {
  const planned = periods.reduce((sum, { items }) => sum + items.length, 0)
  return `${count(planned, 'item')} in ${count(periods.length, 'period')}, ${unplanned.length} not planned`
}

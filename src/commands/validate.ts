import type { Command, Run } from '../command.js'
import type { Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'
import { exitCode } from '../exit-code.js'
import { wholeNumber } from '../globals.js'
import { problemsJson } from '../render/problems-json.js'
import { problemsText } from '../render/problems-text.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { inScope, scopedWorkspace, scopeFlags } from './scope.js'

type Format = (problems: readonly Problem[], workspace: Workspace, view: View) => string

const formats: Readonly<Record<string, Format>> = {
  text: (problems, _, view) => problemsText(problems, view),
  json: (problems, { counts }) => problemsJson(problems, counts),
}

export const validate: Command = {
  name: 'validate',
  summary: 'Show every problem of every file.',
  arguments: [{ name: '[files...]', description: 'show the problems of these files only' }],
  flags: [
    formatFlag(formats),
    ...scopeFlags,
    { flags: '--max-warnings <n>', description: 'fail when there are more warnings than this' },
  ],
  examples: [
    ['pm validate', 'every problem with file, line and column'],
    ['pm validate backlog/pay.yaml', 'the problems of one file'],
    ['pm validate --staged', 'what is about to be committed, in a hook'],
    ['pm validate --since origin/main', 'only what stands on lines changed since then'],
    ['pm validate --format json', 'the same for a program'],
  ],
  async run(run) {
    const most = mostWarnings(run)
    const workspace = await scopedWorkspace(run)
    const problems = await inScope(run, workspace, problemsOf(run, workspace))
    run.io.out.write(chosen(formats, run)(problems, workspace, outView(run)))
    const errors = problems.filter(({ severity }) => severity === 'error').length
    if (!run.globals.quiet) run.io.err.write(`${summary(problems.length, errors, workspace)}\n`)
    const isTooMany = problems.length - errors > most
    if (isTooMany && !errors) run.io.err.write(`pm: more than --max-warnings ${most}\n`)
    return errors || isTooMany ? exitCode.data : exitCode.ok
  },
}

// What is staged is judged alike on every day: a commit that passed once passes again.
function problemsOf({ io, globals }: Run, workspace: Workspace): readonly Problem[] {
  return globals.request.kind === 'index'
    ? workspace.problems
    : workspace.problemsOn(globals.today ?? io.today())
}

function mostWarnings({ flags }: Run): number {
  if (flags.maxWarnings === undefined) return Number.POSITIVE_INFINITY
  return flags.maxWarnings === '0' ? 0 : wholeNumber(flags.maxWarnings, 'maxWarnings')
}

function summary(problems: number, errors: number, { counts }: Workspace): string {
  const read = `${count(counts.files, 'file')}, ${count(counts.items, 'item')}, ${count(counts.kpis, 'KPI')}`
  if (!problems) return `${read}: no problems`
  return `${read}: ${count(errors, 'error')}, ${count(problems - errors, 'warning')}`
}

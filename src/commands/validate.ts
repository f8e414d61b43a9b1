import type { Command, Run } from '../command.js'
import { cutProblems } from '../core/problems/cut.js'
import type { Problem } from '../core/problems/problem.js'
import { list } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { wholeNumber } from '../globals.js'
import { countsText, foundText } from '../render/counts.js'
import { problemsFormats } from '../render/problems.js'
import { plainText } from '../render/text.js'
import { version } from '../version.js'
import { furtherChecks } from '../workspace/judge-state.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { validating } from './left-out.js'
import { inScope, scopedWorkspace, scopeFlags } from './scope.js'

export const validate: Command = {
  name: 'validate',
  summary: 'Show every problem of every file.',
  arguments: [{ name: '[files...]', description: 'show the problems of these files only' }],
  flags: [
    formatFlag(problemsFormats),
    ...scopeFlags,
    { flags: '--summary', description: "add the problems to GitHub's summary of the job" },
    { flags: '--max-warnings <n>', description: 'fail when there are more warnings than this' },
  ],
  examples: [
    ['pm validate', 'every problem with file, line and column'],
    ['pm validate backlog/pay.yaml', 'the problems of one file'],
    ['pm validate --staged', 'what is about to be committed, in a hook'],
    ['pm validate --since origin/main', 'only what stands on lines changed since then'],
    ['pm validate --format json', 'the same for a program'],
    ['pm validate --format github --summary', 'annotations and a summary in GitHub Actions'],
  ],
  async run(run) {
    const most = mostWarnings(run)
    const summaryFile = summaryFileOf(run)
    // It comes while git is waited for; where it cannot be had, that is told where it is needed.
    furtherChecks().catch(() => {})
    const workspace = await scopedWorkspace(run)
    const { problems: found, older } = await inScope(
      run,
      workspace,
      await problemsOf(run, workspace),
    )
    const problems = cutProblems(found)
    const { counts } = workspace
    const format = chosen(problemsFormats, run)
    const output = await format(problems, { counts, version, view: () => outView(run) })
    if (summaryFile !== undefined) {
      const { problemsMarkdown } = await import('../render/problems-summary.js')
      await run.io.files.append(summaryFile, problemsMarkdown(problems, counts, older))
    }
    run.io.out.write(output)
    const errors = problems.filter(({ severity }) => severity === 'error').length
    tellDoubt(run, workspace, problems)
    if (!run.globals.quiet)
      run.io.err.write(`${countsText(counts)}: ${foundText(problems, older)}\n`)
    const isTooMany = found.filter(({ severity }) => severity === 'warning').length > most
    if (isTooMany && !errors) run.io.err.write(`pm: more than --max-warnings ${most}\n`)
    return errors || isTooMany ? exitCode.data : exitCode.ok
  },
}

// Where the problems of other files are not shown, nothing else would say why a wrong reference is not told.
function tellDoubt({ io }: Run, workspace: Workspace, shown: readonly Problem[]): void {
  const told = new Set(
    shown.flatMap(({ severity, place }) => (severity === 'error' ? [place.source.path] : [])),
  )
  const untold = workspace.parts.unread.paths.filter((path) => !told.has(path))
  if (!untold.length) return
  io.err.write(
    `pm: not everything in ${list(untold.map(plainText))} can be read, and what names an id that may stand there is not judged\n` +
      `  ${validating(workspace.snapshot)} shows why\n`,
  )
}

// What is staged is judged alike on every day: a commit that passed once passes again.
function problemsOf({ io, globals }: Run, workspace: Workspace): Promise<readonly Problem[]> {
  return globals.request.kind === 'index'
    ? workspace.problems()
    : workspace.problems(globals.today ?? io.today())
}

function summaryFileOf({ flags, io }: Run): string | undefined {
  if (!flags.summary) return undefined
  const path = io.env.GITHUB_STEP_SUMMARY
  if (path) return path
  throw new UsageError(
    '--summary finds no GITHUB_STEP_SUMMARY, which names the file of the summary',
    'GitHub Actions sets it; leave --summary out anywhere else',
  )
}

function mostWarnings({ flags }: Run): number {
  if (flags.maxWarnings === undefined) return Number.POSITIVE_INFINITY
  return wholeNumber(flags.maxWarnings, 'maxWarnings', { least: 0 })
}

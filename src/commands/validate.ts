import type { Command } from '../command.js'
import type { Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'
import { exitCode } from '../exit-code.js'
import { problemsJson } from '../render/problems-json.js'
import { problemsText } from '../render/problems-text.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { chosen, formatFlag, outView } from './format.js'
import { filesNamed } from './named-files.js'

type Format = (problems: readonly Problem[], workspace: Workspace, view: View) => string

const formats: Readonly<Record<string, Format>> = {
  text: (problems, _, view) => problemsText(problems, view),
  json: (problems, { counts }) => problemsJson(problems, counts),
}

export const validate: Command = {
  name: 'validate',
  summary: 'Show every problem of every file.',
  arguments: [{ name: '[files...]', description: 'show the problems of these files only' }],
  flags: [formatFlag(formats)],
  examples: [
    ['pm validate', 'every problem with file, line and column'],
    ['pm validate backlog/pay.yaml', 'the problems of one file'],
    ['pm validate --format json', 'the same for a program'],
  ],
  async run(run) {
    const workspace = await run.workspace()
    const files = filesNamed(run, workspace)
    const problems = files
      ? workspace.problems.filter(({ place }) => files.has(place.source.path))
      : workspace.problems
    run.io.out.write(chosen(formats, run)(problems, workspace, outView(run)))
    const errors = problems.filter(({ severity }) => severity === 'error').length
    if (!run.globals.quiet) run.io.err.write(`${summary(problems.length, errors, workspace)}\n`)
    return errors ? exitCode.data : exitCode.ok
  },
}

function summary(problems: number, errors: number, { counts }: Workspace): string {
  const read = `${count(counts.files, 'file')}, ${count(counts.items, 'item')}, ${count(counts.kpis, 'KPI')}`
  if (!problems) return `${read}: no problems`
  return `${read}: ${count(errors, 'error')}, ${count(problems - errors, 'warning')}`
}

import type { Command, Run } from '../command.js'
import { builtInFrameworks } from '../core/frameworks/builtin.js'
import { type Imported, importText } from '../core/init/import-text.js'
import { exampleFiles, importedFiles, type NewFile } from '../core/init/new-files.js'
import { type RoadmapStart, roadmapStart, startForms } from '../core/init/templates.js'
import { collectProblems } from '../core/problems/collect.js'
import { list, quote } from '../core/problems/words.js'
import { decodeText } from '../core/yaml/bytes.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { initText } from '../render/init-text.js'
import { problemsText } from '../render/problems-text.js'
import { errView } from './format.js'

export const init: Command = {
  name: 'init',
  summary:
    'Write a small working pm.yaml, backlog.yaml and kpis.yaml, or make a backlog of a list or CSV.',
  flags: [
    {
      flags: '--from <file>',
      description: 'make the backlog of this list of titles or CSV (- for stdin)',
    },
    { flags: '--start <period>', description: 'the first period of the roadmap, such as 2027-Q1' },
  ],
  examples: [
    ['pm init', 'a working start with three items'],
    ['pm init --from ideas.txt', 'a backlog of a list, one title a line'],
    ['pm init --from export.csv --start 2027-Q1', 'a backlog of a CSV, and a roadmap by quarters'],
  ],
  async run(run) {
    const { io, flags, globals } = run
    if (globals.request.kind !== 'worktree')
      throw new UsageError('pm init writes to the work tree', 'leave out --staged and --ref')
    const start = startOf(flags.start as string | undefined)
    const from = flags.from as string | undefined
    const imported = from === undefined ? undefined : await importFrom(from, run)
    if (from !== undefined && !imported) return exitCode.data
    const files = imported ? importedFiles(imported, start) : exampleFiles(start)
    await writeNew(files, run)
    if (!globals.quiet) io.err.write(initText(files, imported))
    return exitCode.ok
  },
}

function startOf(name: string | undefined): RoadmapStart | undefined {
  if (name === undefined) return undefined
  const start = roadmapStart(name)
  if (start) return start
  throw new UsageError(`--start ${quote(name)} is no period`, `write ${list(startForms, 'or')}`)
}

const MOST_SHOWN = 20

// Problems of the imported file are told; undefined where there is nothing to write.
async function importFrom(from: string, run: Run): Promise<Imported | undefined> {
  const { io, globals } = run
  const isStream = from === '-'
  const bytes = isStream
    ? await io.stdin()
    : await io.files.input(globals.directory, from, globals.limits.fileSize)
  const { report, all } = collectProblems()
  const source = decodeText(isStream ? 'stdin' : from, bytes, report)
  const frameworks = builtInFrameworks()
  const fallback = frameworks.find(({ name }) => name === 'value-effort')!
  const imported = source && (await importText(source, frameworks, fallback, report))
  const told = all().filter(({ severity }) => severity === 'error' || !globals.quiet)
  io.err.write(problemsText(told.slice(0, MOST_SHOWN), errView(run)))
  if (told.length > MOST_SHOWN) io.err.write(`and ${told.length - MOST_SHOWN} more like these\n`)
  return imported
}

async function writeNew(files: readonly NewFile[], { io, globals }: Run): Promise<void> {
  const repository = await io.files.repository(globals.directory)
  const snapshot = await io.files.open(repository, { kind: 'worktree' })
  const pathOf = ({ path }: NewFile) => (repository.prefix ? `${repository.prefix}/${path}` : path)
  const found = await snapshot.read(files.map(pathOf), globals.limits.fileSize)
  const present = found.filter((read) => !('failure' in read) || read.failure.kind !== 'missing')
  if (present.length)
    throw new UsageError(
      `${list(present.map(({ path }) => path))} ${present.length === 1 ? 'exists' : 'exist'}, and pm init overwrites nothing`,
      'nothing was written; work in another folder, or move what is there',
    )
  const large = files.find(
    ({ text }) => new TextEncoder().encode(text).length > globals.limits.fileSize,
  )
  if (large)
    throw new UsageError(`${large.path} would be larger than pm reads`, 'split the list in two')
  for (const file of files) await io.files.write(repository, pathOf(file), file.text, undefined)
}

import type { Command, Run } from '../command.js'
import { builtInFrameworks } from '../core/frameworks/builtin.js'
import type { Addition } from '../core/init/addition.js'
import { type Imported, importText } from '../core/init/import-text.js'
import { exampleFiles, importedFiles, type NewFile } from '../core/init/new-files.js'
import { formatOfBytes } from '../core/init/other-format.js'
import { type RoadmapStart, roadmapStart, startForms } from '../core/init/templates.js'
import { collectProblems } from '../core/problems/collect.js'
import { problem } from '../core/problems/problem.js'
import { escapeControls, list, quote } from '../core/problems/words.js'
import { decodeText } from '../core/yaml/bytes.js'
import { sourceFile, wholeFile } from '../core/yaml/source.js'
import type { Repository, Snapshot } from '../edges/files.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { editorText } from '../render/editor-text.js'
import { additionText, initText } from '../render/init-text.js'
import { problemsText } from '../render/problems-text.js'
import { errView } from './format.js'
import {
  additionFlags,
  additionsOf,
  presentOf,
  projectAbove,
  setUpFolder,
  turnedOff,
} from './init-additions.js'
import { editorFilesIn, editorFlag, namingSchemas, writeEditorFiles } from './init-editor.js'
import { attributesIn, mergeDriverFlag, writeAttributes } from './init-merge-driver.js'

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
    ...additionFlags,
    editorFlag,
    mergeDriverFlag,
  ],
  examples: [
    ['pm init', 'a working start with three items'],
    ['pm init --from ideas.txt', 'a backlog of a list, one title a line'],
    ['pm init --from export.csv --start 2027-Q1', 'a backlog of a CSV, and a roadmap by quarters'],
    ['pm init --hooks', 'check each commit, beside the files that are there or new ones'],
    ['pm init --editor', 'completion and checks in editors, beside them too'],
    ['pm init --merge-driver', 'merges by items in place of lines'],
  ],
  async run(run) {
    const { io, flags, globals } = run
    if (globals.request.kind !== 'worktree')
      throw new UsageError('pm init writes to the work tree', 'leave out --staged and --ref')
    const start = startOf(flags.start as string | undefined)
    const from = flags.from as string | undefined
    const imported = from === undefined ? undefined : await importFrom(from, run)
    if (from !== undefined && !imported) return exitCode.data
    const repository = await io.files.repository(globals.directory)
    const snapshot = await io.files.open(repository, { kind: 'worktree' })
    const forEditors = flags.editor === true
    const forMerges = flags.mergeDriver === true
    const isAdding = flags.hooks !== undefined || flags.ci !== undefined || forEditors || forMerges
    const present = isAdding && !imported ? await setUpFolder(repository, snapshot) : undefined
    const folder = present ?? repository.prefix
    const additions = additionsOf(flags, repository, folder)
    const attributes = forMerges ? await attributesIn(repository, snapshot, run) : undefined
    const editorFiles = forEditors ? await editorFilesIn(folder, snapshot, run) : undefined
    const files = imported ? importedFiles(imported, start) : exampleFiles(start)
    const own = present === undefined ? (forEditors ? namingSchemas(files) : files) : []
    await writeNew(own, additions, { run, repository, snapshot })
    const change = editorFiles && (await writeEditorFiles(editorFiles, repository, run))
    const merges = forMerges && (await writeAttributes(attributes, repository, snapshot, run))
    if (globals.quiet) return exitCode.ok
    if (own.length) io.err.write(initText(own, imported, await projectAbove(repository, snapshot)))
    for (const addition of additions) {
      const off = await turnedOff(addition, snapshot, globals.limits.fileSize)
      io.err.write(additionText(addition, off))
    }
    if (change) io.err.write(editorText(present === undefined ? { ...change, lines: [] } : change))
    if (merges) io.err.write(merges)
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
  const name = isStream ? 'stdin' : from
  const format = formatOfBytes(bytes)
  if (format) report(problem('import-other-format', wholeFile(sourceFile(name, '')), { format }))
  const source = format ? undefined : decodeText(name, bytes, report)
  const frameworks = builtInFrameworks()
  const fallback = frameworks.find(({ name }) => name === 'value-effort')!
  const imported = source && (await importText(source, frameworks, fallback, report))
  const told = all().filter(({ severity }) => severity === 'error' || !globals.quiet)
  io.err.write(problemsText(told.slice(0, MOST_SHOWN), errView(run)))
  if (told.length > MOST_SHOWN) io.err.write(`and ${told.length - MOST_SHOWN} more like these\n`)
  return imported
}

interface Target {
  readonly run: Run
  readonly repository: Repository
  readonly snapshot: Snapshot
}

// All or nothing.
async function writeNew(
  own: readonly NewFile[],
  additions: readonly Addition[],
  { run, repository, snapshot }: Target,
): Promise<void> {
  const { io, globals } = run
  const { prefix } = repository
  const placed = own.map((file) => (prefix ? { ...file, path: `${prefix}/${file.path}` } : file))
  const others = additions.flatMap(({ inPlace = [] }) => inPlace)
  const files = [...placed, ...additions.flatMap((addition) => addition.files)]
  // The same under its other ending would be read beside what is written.
  const twins = placed.map(({ path }) => path.replace(/\.yaml$/, '.yml'))
  const paths = new Set([...files.map(({ path }) => path), ...twins, ...others])
  const present = await presentOf([...paths], snapshot, globals.limits.fileSize)
  if (present.length) {
    throw new UsageError(
      `${list(present.map(escapeControls))} ${present.length === 1 ? 'exists' : 'exist'}, and pm init overwrites nothing`,
      lineToAdd(additions, present) ??
        'nothing was written; work in another folder, or move what is there',
    )
  }
  const large = files.find(
    ({ text }) => new TextEncoder().encode(text).length > globals.limits.fileSize,
  )
  if (large)
    throw new UsageError(`${large.path} would be larger than pm reads`, 'split the list in two')
  await io.files.write(
    repository,
    files.map((file) => ({ ...file, expected: undefined, makeFolders: true })),
  )
}

function lineToAdd(additions: readonly Addition[], present: readonly string[]): string | undefined {
  for (const { files, inPlace = [], line } of additions) {
    const paths = [...files.map(({ path }) => path), ...inPlace]
    const there = paths.find((path) => present.includes(path))
    if (there) return `nothing was written; add to ${there}: ${escapeControls(line)}`
  }
  return undefined
}

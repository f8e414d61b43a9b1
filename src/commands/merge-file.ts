import type { Command, Run } from '../command.js'
import { withElsewhere } from '../core/merge/elsewhere.js'
import { mergeLines } from '../core/merge/lines.js'
import { markedText } from '../core/merge/marked-text.js'
import { type ByLines, mergeYaml, type Texts } from '../core/merge/merge-yaml.js'
import type { Piece } from '../core/merge/piece.js'
import { renamedAlike } from '../core/merge/renamed-keys.js'
import { comparable, withForm } from '../core/merge/text-form.js'
import { quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { exitCode } from '../exit-code.js'
import { wholeNumber } from '../globals.js'
import { findBlock } from '../render/markers.js'
import { mergeText } from '../render/merge-text.js'
import { mergeRoadmaps } from '../render/roadmap-merge.js'
import { anyRecords, type MergeShape, shapeOfPath } from '../workspace/merge-shape.js'
import { insidePath } from '../workspace/paths.js'
import { elsewhereOf, formersIn } from './merged-items.js'

export const mergeFile: Command = {
  name: 'merge-file',
  summary: 'Merge three versions of a file of planning data by what they say; git calls it.',
  arguments: [
    { name: '<base>', description: 'the version that both sides come from' },
    { name: '<ours>', description: 'our version, which the result takes the place of' },
    { name: '<theirs>', description: 'the other version' },
  ],
  flags: [
    { flags: '--path <path>', description: 'what the file is called in the repository' },
    { flags: '--marker-size <n>', description: 'how long the markers of conflicts are' },
    { flags: '--stdout', description: 'print the result in place of writing it' },
  ],
  examples: [
    ['pm init --merge-driver', 'let git merge planning data with this command'],
    ['pm merge-file base.yaml ours.yaml theirs.yaml', 'write the result to ours.yaml'],
  ],
  async run(run) {
    const { io, args, flags, globals } = run
    if (globals.request.kind !== 'worktree')
      throw new UsageError(
        'pm merge-file merges the files that it is given',
        'leave out --staged and --ref',
      )
    const [basePath, oursPath, theirsPath] = args as [string, string, string]
    const path = flags.path as string | undefined
    const size =
      flags.markerSize === undefined ? undefined : wholeNumber(flags.markerSize, 'markerSize')
    const [base, ours, theirs] = [
      await textOf(basePath, run),
      await textOf(oursPath, run),
      await textOf(theirsPath, run),
    ]
    const { form, ...texts } = comparable(base, ours, theirs)
    const merged = await merge(texts, await shapeOf(path, texts, run), path, run)
    const { text, conflicts } = markedText(merged.pieces, size)
    const result = withForm(text, form)
    if (flags.stdout) io.out.write(result)
    else await write(oursPath, result, ours, run)
    const { byLines, isDoubtful = false, isOutdated = false } = merged
    const report = { path: path ?? oursPath, conflicts, byLines, isDoubtful, isOutdated }
    if (!globals.quiet) io.err.write(mergeText(report))
    return conflicts.length || isDoubtful ? exitCode.data : exitCode.ok
  },
}

interface Merged {
  readonly pieces: readonly Piece[]
  readonly byLines?: ByLines
  readonly isDoubtful?: boolean
  readonly isOutdated?: boolean
}

async function merge(
  texts: Texts,
  shape: MergeShape,
  path: string | undefined,
  run: Run,
): Promise<Merged> {
  if (shape.kind === 'text')
    return mergeRoadmaps(texts) ?? { pieces: mergeLines(texts.base, texts.ours, texts.theirs) }
  const { records, holds } = shape
  if (holds === undefined || path === undefined) return mergeYaml(texts, records)
  if (holds === 'ratings')
    return mergeYaml(await renamedAlike(texts, () => formersIn(path, run)), records)
  const merged = await mergeYaml(texts, records)
  const pieces = await withElsewhere(merged.pieces, (side) => elsewhereOf(side, path, run))
  return { ...merged, pieces }
}

// Without a path its text says what it is; a bare repository has no configuration to ask.
async function shapeOf(path: string | undefined, texts: Texts, run: Run): Promise<MergeShape> {
  const { io, globals } = run
  const isText = [texts.ours, texts.theirs].every((text) => !('fault' in findBlock(text)))
  const guess: MergeShape = isText ? { kind: 'text' } : { kind: 'data', records: anyRecords }
  if (path === undefined) return guess
  const repository = await io.files.repository(globals.directory)
  if (repository.isBare) return guess
  const snapshot = await io.files.open(repository, { kind: 'worktree' })
  const config =
    globals.config === undefined ? undefined : insidePath(globals.config, repository, io.files)
  return shapeOfPath(path, snapshot, config, globals.limits)
}

async function textOf(path: string, { io, globals }: Run): Promise<string> {
  const bytes = await io.files.input(globals.directory, path, globals.limits.fileSize)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(
      `${quote(path)} holds bytes that are not UTF-8, so nothing is merged`,
      'save it as UTF-8 on both sides, or take one of them: git checkout --ours or --theirs',
    )
  }
}

async function write(path: string, text: string, before: string, run: Run): Promise<void> {
  const { files } = run.io
  const at = path.lastIndexOf('/')
  const folder = files.directory(run.globals.directory, at < 0 ? '.' : path.slice(0, at) || '/')
  if (folder === undefined) throw new UsageError(`${quote(path)} is in no folder`)
  const repository = await files.repository(folder)
  const { prefix } = repository
  const name = path.slice(at + 1)
  const writing = { path: prefix ? `${prefix}/${name}` : name, text, expected: before }
  await files.write(repository, [writing])
}

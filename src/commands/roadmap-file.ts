import type { Run } from '../command.js'
import { roadmapFileFault } from '../core/check/roadmap-files.js'
import { resolvePath } from '../core/path.js'
import { hintOf, messageOf, type Problem, problem } from '../core/problems/problem.js'
import { quote } from '../core/problems/words.js'
import { configDefaults } from '../core/schema/defaults.js'
import { isNull, nodeAt } from '../core/yaml/node.js'
import { sourceFile, wholeFile } from '../core/yaml/source.js'
import { UsageError } from '../errors.js'
import { markers, spliceBlock } from '../render/markers.js'
import { roadmapMarkdown } from '../render/roadmap-markdown.js'
import type { RoadmapView } from '../render/roadmap-view.js'
import { reportFailure } from '../workspace/read-files.js'
import type { Workspace } from '../workspace.js'

/** What is generated, and the file that it stands in, relative to the folder of pm.yaml. */
export interface Block {
  readonly file: string
  readonly block: string
}

/** The roadmap and its views, each with its file; only the roadmap without `hasViews`. */
export async function roadmapBlocks(
  { config }: Workspace,
  view: RoadmapView,
  hasViews: boolean,
): Promise<readonly Block[]> {
  const { file = configDefaults.roadmap.file, views = [] } = config.roadmap ?? {}
  const whole = { file, block: roadmapMarkdown(view) }
  if (!hasViews || views.length === 0) return [whole]
  const [{ audienceMarkdown }, { audienceOf }] = await Promise.all([
    import('../render/audience-markdown.js'),
    import('../core/plan/audience.js'),
  ])
  return [
    whole,
    ...views.map((each) => ({ file: each.file, block: audienceMarkdown(view, audienceOf(each)) })),
  ]
}

// A path from the root. What is no place for a roadmap is refused whatever else is wrong with the data.
function pathFor({ config, folder, parts }: Workspace, file: string): string {
  const { root } = parts.configuration
  const given = root && nodeAt(root, ['roadmap', 'file'])
  if (config.roadmap?.file === undefined && given?.kind === 'scalar' && !isNull(given))
    throw new UsageError(
      'roadmap.file in pm.yaml names no file, so no roadmap is written',
      'pm validate shows what is wrong with it',
    )
  const fault = roadmapFileFault(file, folder, config)
  const path = resolvePath(folder, file)
  if (!fault && path !== undefined) return path
  const place = wholeFile(sourceFile(file, ''))
  const found = problem('roadmap-file', place, { file, fault: fault ?? 'outside' })
  throw new UsageError(messageOf(found), hintOf(found))
}

/** The roadmap file as it is and as it is to be. */
export interface RoadmapFile {
  /** Relative to the root. */
  readonly path: string
  /** undefined where there is no file. */
  readonly existing: string | undefined
  readonly text: string
}

/** Reads the file of a roadmap and puts the block into it. Throws UsageError where it cannot be read or has no place for it. */
export async function roadmapFile(
  { globals: { limits } }: Run,
  workspace: Workspace,
  { file, block }: Block,
): Promise<RoadmapFile> {
  const path = pathFor(workspace, file)
  const [result] = await workspace.snapshot.read([path], limits.fileSize)
  if (!result) throw new UsageError(`${quote(path)} cannot be read`)
  if ('failure' in result && result.failure.kind !== 'missing') {
    const problems: Problem[] = []
    reportFailure(path, result.failure, limits, (problem) => problems.push(problem))
    const [told] = problems
    const says = messageOf(told!).replace(/^this (?:file )?/, '')
    throw new UsageError(`${quote(path)} ${says}`, hintOf(told!))
  }
  const existing = 'bytes' in result ? decode(path, result.bytes) : undefined
  const spliced = spliceBlock(existing, block)
  if ('text' in spliced) return { path, existing, text: spliced.text }
  throw new UsageError(
    `${quote(path)} has no place for the roadmap: ${spliced.fault}`,
    `exactly these two lines must stand in it, each alone on its line:\n${markers.begin}\n${markers.end}`,
  )
}

// A byte order mark is kept: what is written back begins with it again.
function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(
      `${quote(path)} holds bytes that are not UTF-8, so nothing is written to it`,
      'save the file as UTF-8',
    )
  }
}

import type { Run } from '../command.js'
import { resolvePath } from '../core/path.js'
import { hintOf, messageOf, type Problem } from '../core/problems/problem.js'
import { quote } from '../core/problems/words.js'
import { configDefaults } from '../core/schema/defaults.js'
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

/** Throws UsageError where the roadmap or a view is to be written to no file inside the repository. */
export function refuseOutside({ config, folder }: Workspace): void {
  const { file = configDefaults.roadmap.file, views = [] } = config.roadmap ?? {}
  for (const each of [file, ...views.map((view) => view.file)]) pathInside(folder, each)
}

function pathInside(folder: string, file: string): string {
  const path = resolvePath(folder, file)
  if (path) return path
  throw new UsageError(
    `${quote(file)}, where the roadmap is to be written, is no file inside the repository`,
    'it is relative to the folder of pm.yaml',
  )
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
  { folder, snapshot }: Workspace,
  { file, block }: Block,
): Promise<RoadmapFile> {
  const path = pathInside(folder, file)
  const [result] = await snapshot.read([path], limits.fileSize)
  if (!result) throw new UsageError(`${quote(path)} cannot be read`)
  if ('failure' in result && result.failure.kind !== 'missing') {
    const problems: Problem[] = []
    reportFailure(path, result.failure, limits, (problem) => problems.push(problem))
    throw new UsageError(`${quote(path)} ${messageOf(problems[0]!)}`, hintOf(problems[0]!))
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

import type { Run } from '../command.js'
import { hintOf, messageOf, type Problem } from '../core/problems/problem.js'
import { quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { markers, spliceBlock } from '../render/markers.js'
import { resolvePath } from '../workspace/paths.js'
import { reportFailure } from '../workspace/read-files.js'
import type { Workspace } from '../workspace.js'

const DEFAULT_FILE = 'roadmap.md'

/** The roadmap file as it is and as it is to be. */
export interface RoadmapFile {
  /** Relative to the root. */
  readonly path: string
  /** undefined where there is no file. */
  readonly existing: string | undefined
  readonly text: string
}

/** Reads the roadmap file and puts the block into it. Throws UsageError where it cannot be read or has no place for it. */
export async function roadmapFile(
  { globals: { limits } }: Run,
  { config, folder, snapshot }: Workspace,
  block: string,
): Promise<RoadmapFile> {
  const named = config.roadmap?.file ?? DEFAULT_FILE
  const path = resolvePath(folder, named)
  if (path === undefined || path === '')
    throw new UsageError(
      `roadmap.file ${quote(named)} is no file inside the repository`,
      'it is relative to the folder of pm.yaml',
    )
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

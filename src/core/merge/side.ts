import { collectProblems } from '../problems/collect.js'
import type { Problem } from '../problems/problem.js'
import { firstWhere } from '../search.js'
import { isClean } from '../yaml/bytes.js'
import type { YamlNode } from '../yaml/node.js'
import { readYaml } from '../yaml/read.js'
import { type SourceFile, sourceFile } from '../yaml/source.js'

/** One of the texts of a merge, read. */
export interface Side {
  readonly source: SourceFile
  readonly text: string
  /** undefined where it is empty. */
  readonly root: YamlNode | undefined
  /** Stretches, in order, on which the sides did not agree before: nothing in them is known to be the base of both. */
  readonly contested: readonly Stretch[]
}

/** Offsets into a text; `end` is exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A text as a side of a merge, or the first problem that keeps it from being one; places name it by its name. */
export async function readSide(
  name: string,
  text: string,
  contested: readonly Stretch[] = [],
): Promise<Side | { readonly problem: Problem }> {
  const { report, all } = collectProblems()
  const source = sourceFile(name, text)
  const root = isClean(source, report) ? await readYaml(source, report) : undefined
  const [problem] = all()
  return problem ? { problem } : { source, text, root, contested }
}

/** Whether a stretch of a side holds something that was in dispute. */
export function isContested({ contested }: Side, { start, end }: Stretch): boolean {
  const first = contested[firstWhere(contested, (each) => each.end > start)]
  return first !== undefined && first.start < end
}

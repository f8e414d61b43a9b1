import { hintOf, messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { decodeText } from '../../../src/core/yaml/bytes.js'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'

/** What pm makes of a file, as a run does: its bytes are decoded, then its YAML is read. */
export interface Reading {
  readonly root: YamlNode | undefined
  readonly problems: readonly Problem[]
}

/** Reads a file called `file.yaml`. */
export async function read(content: string | Uint8Array): Promise<Reading> {
  const problems: Problem[] = []
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const source = decodeText('file.yaml', bytes, (problem) => problems.push(problem))
  const root = source && (await readYaml(source, (problem) => problems.push(problem)))
  return { root, problems }
}

/** A problem's place: `3:15`, and where it is not one character `3:15-20` or `3:15-4:2`. */
export function placeOf({ place }: Problem): string {
  const start = place.source.position(place.start)
  const end = place.source.position(place.end)
  const from = `${start.line}:${start.column}`
  if (end.line !== start.line) return `${from}-${end.line}:${end.column}`
  return end.column === start.column + 1 ? from : `${from}-${end.column}`
}

/** `3:15 unknown-alias` of each problem. */
export function rulesOf({ problems }: Reading): readonly string[] {
  return problems.map((problem) => `${placeOf(problem)} ${problem.rule}`)
}

/** `3:15 sentence (advice)` of each problem. */
export function sentencesOf({ problems }: Reading): readonly string[] {
  return problems.map((problem) => {
    const hint = hintOf(problem)
    return `${placeOf(problem)} ${messageOf(problem)}${hint ? ` (${hint})` : ''}`
  })
}

/** The problems whose place does not lie in their file. */
export function outside({ problems }: Reading): readonly Problem[] {
  return problems.filter(({ place: { source, start, end } }) => {
    return !(start >= 0 && start <= end && end <= source.text.length)
  })
}

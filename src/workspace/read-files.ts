import { type Problem, problem, type Report } from '../core/problems/problem.js'
import { decodeText } from '../core/yaml/bytes.js'
import type { Take } from '../core/yaml/in-pieces.js'
import type { YamlNode } from '../core/yaml/node.js'
import { readYaml } from '../core/yaml/read.js'
import { seenKeys } from '../core/yaml/seen-keys.js'
import { type Place, type SourceFile, sourceFile, wholeFile } from '../core/yaml/source.js'
import type { Limits, ReadFailure, ReadResult, Snapshot } from '../edges/files.js'
import { reasonOf } from '../edges/system-error.js'
import type { Memory } from './memory.js'

/** Texts in the order of their paths, as many at once as can be had; what cannot be read is a problem and left out. */
async function* eachText(
  snapshot: Snapshot,
  paths: readonly string[],
  limits: Limits,
  report: Report,
  memory?: Memory,
): AsyncGenerator<Iterable<SourceFile>> {
  const within = paths.slice(0, limits.files)
  const textOf = (result: ReadResult): SourceFile | undefined => {
    if ('failure' in result) return reportFailure(result.path, result.failure, limits, report)
    const key = memory && contentsKey(snapshot, result.path)
    const known = key === undefined ? undefined : memory?.texts.get(key)
    const source = known ?? decodeText(result.path, result.bytes, report)
    if (source && key !== undefined) memory?.texts.set(key, source)
    return source
  }
  let isOver = false
  function* texts(batch: Iterable<ReadResult>): Generator<SourceFile> {
    for (const result of batch) {
      const source = textOf(result)
      if (source) yield source
      isOver = 'failure' in result && result.failure.kind === 'too-much-data'
      if (isOver) return
    }
  }
  for await (const batch of snapshot.each(within, limits.fileSize, limits.totalSize)) {
    yield texts(batch)
    if (isOver) return
  }
  const beyond = paths[limits.files]
  if (beyond !== undefined)
    report(problem('too-many-files', placeOf(beyond), { limit: limits.files }))
}

/** What is the same for files with the same path and contents; undefined where nothing is known of that. */
export function contentsKey(snapshot: Snapshot, path: string): string | undefined {
  const contents = snapshot.contentsOf?.(path)
  return contents === undefined ? undefined : `${contents} ${path}`
}

/** Texts by path; what cannot be read is a problem and absent. */
export async function readTexts(
  snapshot: Snapshot,
  paths: readonly string[],
  limits: Limits,
  report: Report,
): Promise<ReadonlyMap<string, SourceFile>> {
  const texts = new Map<string, SourceFile>()
  for await (const batch of eachText(snapshot, paths, limits, report))
    for (const source of batch) texts.set(source.path, source)
  return texts
}

/** A file that holds something, and its tree. */
export interface ParsedFile {
  readonly source: SourceFile
  readonly tree: YamlNode
}

/** Files by path: their texts, and as trees. One without problems and without content is parsed and has no tree. */
export interface FilesRead {
  readonly texts: ReadonlyMap<string, SourceFile>
  readonly parsed: ReadonlyMap<string, { readonly file?: ParsedFile }>
}

/** Those of the files at some paths that hold something. */
export function filesAt({ parsed }: FilesRead, paths: readonly string[]): ParsedFile[] {
  return paths.flatMap((path) => parsed.get(path)?.file ?? [])
}

/** Who is shown the entries of a file's list while it is being parsed; those read before it are at hand. */
export type TakerOf = (
  source: SourceFile,
  before: FilesRead,
) => Take | undefined | Promise<Take | undefined>

/**
 * Reads files in the order of their paths, and parses each while git takes out the next ones. What is in the memory is
 * not read again.
 */
export async function readFiles(
  snapshot: Snapshot,
  paths: readonly string[],
  limits: Limits,
  report: Report,
  takerOf: TakerOf,
  memory?: Memory,
): Promise<FilesRead> {
  const texts = new Map<string, SourceFile>()
  const parsed = new Map<string, { readonly file?: ParsedFile }>()
  const seen = seenKeys()
  for await (const batch of eachText(snapshot, paths, limits, report, memory))
    for (const source of batch) {
      const { path } = source
      const taker = takerOf(source, { texts, parsed })
      // To wait also for what is at hand takes long for many small files.
      const take = taker instanceof Promise ? await taker : taker
      texts.set(path, source)
      const key = memory && contentsKey(snapshot, path)
      const known = key === undefined ? undefined : memory?.file(source, key)
      if (known) {
        parsed.set(path, known.tree ? { file: { source, tree: known.tree } } : {})
        continue
      }
      let faults = 0
      const count: Report = (found) => {
        faults++
        report(found)
      }
      const reading = readYaml(source, count, take, seen)
      const tree = reading instanceof Promise ? await reading : reading
      if (tree) parsed.set(path, { file: { source, tree } })
      else if (!faults) parsed.set(path, {})
      if (key !== undefined && !faults) memory?.keep(key, { source, tree })
    }
  return { texts, parsed }
}

/** Reports why a file has no text. */
export function reportFailure(
  path: string,
  failure: ReadFailure,
  limits: Limits,
  report: Report,
): undefined {
  report(problemOf(path, failure, limits))
}

function problemOf(path: string, failure: ReadFailure, limits: Limits): Problem {
  const place = placeOf(path)
  switch (failure.kind) {
    case 'missing':
      return problem('missing-file', place, { named: path })
    case 'outside-root':
      return problem('outside-root', place, { named: path })
    case 'not-a-regular-file':
      return problem('not-a-regular-file', place, {
        kind: failure.is,
        ...(failure.at !== undefined && { at: failure.at }),
      })
    case 'too-large':
      return problem('file-too-large', place, { size: failure.size, limit: limits.fileSize })
    case 'too-much-data':
      return problem('too-much-data', place, { limit: limits.totalSize })
    case 'unmerged':
      return problem('unmerged', place, {})
    case 'unreadable':
      return problem('unreadable-file', place, { reason: reasonOf(failure.code) })
  }
}

function placeOf(path: string): Place {
  return wholeFile(sourceFile(path, ''))
}

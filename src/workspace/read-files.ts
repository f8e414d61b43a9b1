import { problem, type Report } from '../core/problems/problem.js'
import { decodeText } from '../core/yaml/bytes.js'
import { type SourceFile, sourceFile } from '../core/yaml/source.js'
import type { Limits, ReadFailure, Snapshot } from '../edges/files.js'

/** Texts by path; what cannot be read is a problem and absent. */
export async function readTexts(
  snapshot: Snapshot,
  paths: readonly string[],
  limits: Limits,
  report: Report,
): Promise<Map<string, SourceFile>> {
  const texts = new Map<string, SourceFile>()
  const within = paths.slice(0, limits.files)
  let total = 0
  for (const result of await snapshot.read(within, limits.fileSize)) {
    if ('failure' in result) {
      reportFailure(result.path, result.failure, limits, report)
      continue
    }
    total += result.bytes.length
    if (total > limits.totalSize) {
      const place = { source: sourceFile(result.path, ''), start: 0, end: 0 }
      report(problem('too-much-data', place, { limit: limits.totalSize }))
      return texts
    }
    const source = decodeText(result.path, result.bytes, report)
    if (source) texts.set(result.path, source)
  }
  const beyond = paths[limits.files]
  if (beyond !== undefined) {
    const place = { source: sourceFile(beyond, ''), start: 0, end: 0 }
    report(problem('too-many-files', place, { limit: limits.files }))
  }
  return texts
}

/** Reports why a file has no text. */
export function reportFailure(
  path: string,
  failure: ReadFailure,
  limits: Limits,
  report: Report,
): void {
  const place = { source: sourceFile(path, ''), start: 0, end: 0 }
  switch (failure.kind) {
    case 'missing':
      return report(problem('missing-file', place, { named: path }))
    case 'not-a-regular-file':
      return report(problem('not-a-regular-file', place, { kind: failure.is }))
    case 'too-large':
      return report(
        problem('file-too-large', place, { size: failure.size, limit: limits.fileSize }),
      )
    case 'unreadable':
      return report(problem('unreadable-file', place, { reason: failure.code }))
  }
}

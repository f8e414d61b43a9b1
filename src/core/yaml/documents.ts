import { problem, type Report } from '../problems/problem.js'
import { lineEnd, lineStart, nextToken } from './gap.js'
import type { SourceFile } from './source.js'

/** Reports each line such as %YAML above the first document; the events leave out some. Whether there is one. */
export function reportDirectives(source: SourceFile, report: Report): boolean {
  const { text } = source
  const first = nextToken(text, 0)
  let start = first
  while (text[start] === '%') {
    const end = lineEnd(text, start)
    report(problem('directive', { source, start, end }, {}))
    start = nextToken(text, end)
  }
  return start > first
}

/** Where the first document's content may begin: behind its directives and its ---. */
export function contentStart(text: string): number {
  let start = nextToken(text, 0)
  while (text[start] === '%') start = nextToken(text, lineEnd(text, start))
  return /^---(?:\s|$)/.test(text.slice(start, start + 4)) ? start + 3 : start
}

/**
 * Reports a document marker that stands before the document where parsers read it differently: an end, or a
 * beginning that is indented. Whether there is one.
 */
export function reportStrayMarker(source: SourceFile, report: Report): boolean {
  const { text } = source
  const start = nextToken(text, 0)
  const marker = /^(?:---|\.\.\.)(?=\s|$)/.exec(text.slice(start, start + 4))?.[0]
  if (!marker || (marker === '---' && start === lineStart(text, start))) return false
  const reason =
    marker === '---' ? 'an indented --- begins no document' : '... ends no document here'
  const place = { source, start, end: start + marker.length }
  report(problem('yaml-syntax', place, { reason, hint: 'delete it' }))
  return true
}

/** Reports where the second document begins, to be looked for after the end of the first. */
export function reportSecondDocument(source: SourceFile, from: number, report: Report): void {
  const { text } = source
  let start = nextToken(text, from)
  while (text[start] === '%' || text.startsWith('...', start)) {
    start = nextToken(text, lineEnd(text, start))
  }
  report(problem('several-documents', { source, start, end: lineEnd(text, start) }, {}))
}

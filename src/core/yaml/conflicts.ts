import { problem, type Report } from '../problems/problem.js'
import type { SourceFile } from './source.js'

// As git writes them; of diff3 style too, whose ||||||| stands between these two.
const MARKER = /(?<![^\n])(?:<{7}|>{7}) [^\r\n]*/g

// To look for one text takes a tenth of the time.
const CLOSING = '>>>>>>> '

/** Whether a text may hold an unresolved merge conflict; most hold none. */
export function mayConflict(text: string): boolean {
  return text.includes(CLOSING)
}

/** Reports each unresolved merge conflict once, at its first line; whether there is one. */
export function reportConflicts(source: SourceFile, report: Report): boolean {
  if (!mayConflict(source.text)) return false
  let opening: RegExpMatchArray | undefined
  let found = false
  for (const marker of source.text.matchAll(MARKER)) {
    if (marker[0].startsWith('<')) {
      opening ??= marker
    } else if (opening) {
      found = true
      const start = opening.index!
      const place = { source, start, end: start + opening[0].length }
      report(problem('merge-conflict', place, { marker: opening[0] }))
      opening = undefined
    }
  }
  return found
}

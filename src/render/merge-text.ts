import { remedy } from '../core/merge/elsewhere.js'
import type { MarkedConflict } from '../core/merge/marked-text.js'
import type { ByLines } from '../core/merge/merge-yaml.js'
import type { Disagreement } from '../core/merge/piece.js'
import { hintOf, messageOf, type Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'
import { plainText } from './text.js'

/** What is to be told of a merged file. */
export interface MergeReport {
  /** The file as the user knows it. */
  readonly path: string
  readonly conflicts: readonly MarkedConflict[]
  /** Why it was merged line by line, where it was. */
  readonly byLines: ByLines | undefined
  readonly isDoubtful: boolean
  /** Whether a roadmap is no longer the plan of any backlog. */
  readonly isOutdated: boolean
}

const MOST_SHOWN = 8

/** What git's user has to know of a merge: nothing of one that is plain. */
export function mergeText(report: MergeReport): string {
  const { conflicts, isDoubtful, isOutdated } = report
  const path = plainText(report.path)
  const lines = [...byLinesText(path, report.byLines)]
  if (conflicts.length) {
    lines.push(`pm: ${path}: ${count(conflicts.length, 'conflict')} to resolve`)
    const shown = conflicts.slice(0, MOST_SHOWN)
    lines.push(
      ...shown.map(({ line, about }) => `  line ${line}: ${about.map(aboutText).join('; ')}`),
    )
    if (conflicts.length > MOST_SHOWN) lines.push(`  and ${conflicts.length - MOST_SHOWN} more`)
    lines.push(`  keep what is right of each, delete the markers, then git add it`)
  } else if (isDoubtful) {
    lines.push(`pm: ${path} has no conflict, and what it says could not be checked`)
    lines.push('  read it, mend it, then git add it')
  }
  if (isOutdated) {
    lines.push(`pm: ${path}: both sides planned it anew, and the plan of ours stays for now`)
    lines.push('  when all is merged: pm roadmap')
  }
  return lines.map((line) => `${line}\n`).join('')
}

function byLinesText(path: string, byLines: ByLines | undefined): string[] {
  if (!byLines) return []
  const { problem } = byLines
  if (!problem) return [`pm: ${path} is merged line by line: its versions differ in form`]
  const hint = hintOf(problem)
  return [
    `pm: ${path} is merged line by line: ${placeText(problem)}: ${plainText(messageOf(problem))}`,
    ...(hint === undefined ? [] : [`  ${plainText(hint)}`]),
  ]
}

function placeText({ place: { source, start } }: Problem): string {
  const { line, column } = source.position(start)
  return `${source.path}:${line}:${column}`
}

function aboutText({ record, path, kind, elsewhere }: Disagreement): string {
  if (kind === 'lines') return 'both sides changed these lines'
  const field = path.join('.')
  const name = plainText(record === undefined ? field : field ? `${record}: ${field}` : record)
  switch (kind) {
    case 'changed':
      return `${name} is changed by both sides`
    case 'added':
      return `${name} is added by both sides, and not alike`
    case 'deleted-by-ours':
      return elsewhere === undefined
        ? `${name} is deleted by ours and changed by theirs`
        : `${name} is moved to ${plainText(elsewhere)} by ours and changed by theirs: ${remedy}`
    case 'deleted-by-theirs':
      return elsewhere === undefined
        ? `${name} is changed by ours and deleted by theirs`
        : `${name} is changed by ours and moved to ${plainText(elsewhere)} by theirs: ${remedy}`
  }
}

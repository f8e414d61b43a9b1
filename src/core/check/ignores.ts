import { type Problem, problem, type Report } from '../problems/problem.js'
import { isAdjustable, type RuleName, rules } from '../problems/rules.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { adjustableNames, isRule } from './settings.js'

/** A comment `# pm-ignore rule: reason` and the line that it speaks of. */
export interface Ignore {
  readonly rule: RuleName
  readonly line: number
  readonly place: Place
}

const COMMENT = /(^|[ \t])#[ \t]*pm-ignore\b[ \t]*([^:\r\n]*)(:[ \t]*([^\r\n]*))?/gm

/** The comments of a file that silence a rule on their own line, or on the next one that is no comment. */
export function ignoresIn(source: SourceFile, report: Report): Ignore[] {
  if (!source.text.includes('pm-ignore')) return []
  return [...source.text.matchAll(COMMENT)].flatMap((match) => {
    const start = match.index + match[1]!.length
    const place = { source, start, end: match.index + match[0].trimEnd().length }
    const line = lineSpokenOf(source, start)
    const names = match[2]!.split(/[\s,]+/).filter(Boolean)
    if (!names.length) report(problem('unknown-rule', place, { name: '', known: adjustableNames }))
    return names.flatMap((name) => {
      if (!isRule(name)) report(problem('unknown-rule', place, { name, known: adjustableNames }))
      else if (!isAdjustable(name)) report(problem('fixed-rule', place, { name }))
      else if (!match[4]?.trim()) report(problem('ignore-without-reason', place, { name }))
      else return [{ rule: name, line, place }]
      return []
    })
  })
}

/** The problems that no comment silences, and a problem for each comment that silences none. */
export function applyIgnores(
  problems: readonly Problem[],
  ignores: readonly Ignore[],
  report: Report,
): void {
  const byLine = new Map(
    ignores.map((ignore) => [keyOf(ignore.place.source, ignore.line, ignore.rule), ignore]),
  )
  const used = new Set<Ignore>()
  for (const found of problems) {
    const { source, start } = found.place
    const ignore = byLine.size
      ? byLine.get(keyOf(source, source.position(start).line, found.rule))
      : undefined
    if (ignore) used.add(ignore)
    else report(found)
  }
  for (const ignore of ignores) {
    const { dependsOnToday } = rules[ignore.rule] as { dependsOnToday?: true }
    if (!used.has(ignore) && !dependsOnToday)
      report(problem('unused-ignore', ignore.place, { name: ignore.rule }))
  }
}

function keyOf({ path }: SourceFile, line: number, rule: string): string {
  return `${line} ${rule} ${path}`
}

// A comment that stands alone speaks of the first line after it that is neither comment nor empty.
function lineSpokenOf(source: SourceFile, offset: number): number {
  const { line, column } = source.position(offset)
  const before = source.text.slice(offset - column + 1, offset)
  if (before.trim()) return line
  const rest = source.text.slice(offset).split(/\r\n|\n|\r/)
  const next = rest.findIndex(
    (text, at) => at > 0 && text.trim() !== '' && !text.trimStart().startsWith('#'),
  )
  return next < 0 ? line : line + next
}

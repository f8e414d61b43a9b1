import { type Problem, problem, type Report } from '../problems/problem.js'
import { isAdjustable, type RuleName, rules } from '../problems/rules.js'
import type { YamlNode } from '../yaml/node.js'
import { scalarsAt } from '../yaml/scalars-at.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { adjustableNames, isRule } from './settings.js'

/** A comment `# pm-ignore rule: reason` and the line that it speaks of. */
export interface Ignore {
  readonly rule: RuleName
  readonly line: number
  readonly place: Place
}

// Other spellings are found too, so that what was meant to silence a rule is not passed over.
const COMMENT =
  /(^|[ \t])#[ \t]*((?:please[ \t]+)?@?pm[-_ ]?ignore[\w-]*)[ \t]*([^:\r\n]*)(:[ \t]*([^\r\n]*))?/gim

/**
 * The comments of a file that silence a rule on their own line, or on the next one that is no comment. The file's
 * tree tells comments from texts that look like one; those of a file that has none speak of nothing.
 */
export function ignoresIn(
  source: SourceFile,
  tree: YamlNode | undefined,
  report: Report,
): Ignore[] {
  // To look for all spellings takes a while, and most files have none.
  if (!tree || !/gnore|GNORE/.test(source.text)) return []
  const matches = [...source.text.matchAll(COMMENT)].map((match) => ({
    start: match.index + match[1]!.length,
    end: match.index + match[0].trimEnd().length,
    written: match[2]!,
    names: namesIn(match),
    hasReason: Boolean(match[5]?.trim()),
  }))
  const inText = scalarsAt(
    source.text,
    tree,
    matches.map(({ start }) => start),
  )
  const spokenOf = linesSpokenOf(source.text)
  return matches.flatMap(({ start, end, written, names, hasReason }) => {
    if (inText.has(start)) return []
    const place = { source, start, end }
    const line = spokenOf(source.position(start).line)
    if (written !== 'pm-ignore') {
      const name = names.find(isRule)
      const isMeant = name !== undefined || written.startsWith('pm-ignore')
      if (isMeant) report(problem('ignore-without-rule', place, { written, ...(name && { name }) }))
      return []
    }
    if (!names.length) report(problem('ignore-without-rule', place, {}))
    return names.flatMap((name) => {
      if (!isRule(name)) report(problem('unknown-rule', place, { name, known: adjustableNames }))
      else if (!isAdjustable(name)) report(problem('fixed-rule', place, { name }))
      else if (!hasReason) report(problem('ignore-without-reason', place, { name }))
      else return [{ rule: name, line, place }]
      return []
    })
  })
}

/** The problems that no comment silences, and the comments that silence none. */
export function silence(
  problems: readonly Problem[],
  ignores: readonly Ignore[],
): { readonly kept: readonly Problem[]; readonly unused: readonly Ignore[] } {
  if (!ignores.length) return { kept: problems, unused: [] }
  const byLine = new Map(
    ignores.map((ignore) => [keyOf(ignore.place.source, ignore.line, ignore.rule), ignore]),
  )
  const used = new Set<Ignore>()
  const kept = problems.filter(({ rule, place: { source, start } }) => {
    const ignore = byLine.get(keyOf(source, source.position(start).line, rule))
    if (ignore) used.add(ignore)
    return !ignore
  })
  // What depends on the day may be found on another one, what a plan tells by another command.
  const unused = ignores.filter((ignore) => !used.has(ignore) && !isOccasional(ignore.rule))
  return { kept, unused }
}

function isOccasional(rule: RuleName): boolean {
  const { dependsOnToday, needsPlan } = rules[rule] as { dependsOnToday?: true; needsPlan?: true }
  return dependsOnToday ?? needsPlan ?? false
}

// Without a colon nothing tells the names from the reason: the first word is meant as a name.
function namesIn([, , , names, reason]: RegExpMatchArray): string[] {
  const words = names!.split(/[\s,]+/).filter(Boolean)
  return reason === undefined ? words.slice(0, 1) : words
}

function keyOf({ path }: SourceFile, line: number, rule: string): string {
  return `${line} ${rule} ${path}`
}

// A comment that stands alone speaks of the first line after it that says something.
function linesSpokenOf(text: string): (line: number) => number {
  const lines = text.split(/\r\n|\n|\r/)
  const next: number[] = []
  let following: number | undefined
  for (let line = lines.length; line > 0; line--) {
    next[line] = following ?? line
    if (!/^[ \t]*(?:#|$)|^---[ \t]*$/.test(lines[line - 1]!)) following = line
  }
  return (line) => (/^[ \t]*#/.test(lines[line - 1]!) ? next[line]! : line)
}

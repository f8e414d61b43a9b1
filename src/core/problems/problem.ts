import { compareText } from '../compare.js'
import type { Place } from '../yaml/source.js'
import { type FileNames, ourWording, type Wording, wordingOf } from './file-names.js'
import { type RuleArguments, type RuleName, rules } from './rules.js'
import { escapeControls } from './words.js'

export type Severity = 'error' | 'warning'

/** One thing that is wrong with a user's data: a value, never thrown. */
export interface Problem<R extends RuleName = RuleName> {
  readonly rule: R
  readonly severity: Severity
  readonly place: Place
  readonly args: RuleArguments<R>
  /** What its file calls our fields, where it has names of its own. */
  readonly names?: FileNames
}

/** Takes problems as they are found; every check reports to one. */
export type Report = (problem: Problem) => void

/** A problem with its rule's own severity. */
export function problem<R extends RuleName>(
  rule: R,
  place: Place,
  args: RuleArguments<R>,
): Problem<R> {
  return { rule, severity: rules[rule].severity, place, args }
}

/** Problems of one rule in one file that are not listed: where they begin. */
export interface Unlisted {
  readonly rule: RuleName
  readonly starts: readonly number[]
}

/** That there are more problems of a severity than are listed. */
export function tooMany(
  place: Place,
  severity: Severity,
  more: number,
  unlisted?: Unlisted,
): Problem {
  const args = { more, severity, ...(unlisted && { unlisted }) }
  return { ...problem('too-many-problems', place, args), severity }
}

/** The rule of a problem, and where it begins; of those that are not listed, theirs. */
export function findingsOf({ rule, place, args }: Problem): Unlisted {
  const { unlisted } = args as { readonly unlisted?: Unlisted }
  return unlisted ?? { rule, starts: [place.start] }
}

/** The places that a problem speaks of: its own, and those that its sentence names. */
export function placesOf({ place, args }: Problem): Place[] {
  const named = Object.values(args).flatMap((value): unknown[] =>
    Array.isArray(value) ? value.map((each) => each?.place) : [value],
  )
  return [place, ...named.filter(isPlace)]
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'source' in value && 'start' in value
}

/** The sentence that a problem is shown with: one line, safe to show whatever the user's files hold. */
export function messageOf(problem: Problem): string {
  const rule = rules[problem.rule] as AnyRule
  return escapeControls(rule.message(problem.args, wordingFor(problem)))
}

/** What to do about it, in one sentence as safe, where the rule has an advice. */
export function hintOf(problem: Problem): string | undefined {
  const rule = rules[problem.rule] as AnyRule
  const hint = rule.hint?.(problem.args, wordingFor(problem))
  return hint && escapeControls(hint)
}

function wordingFor({ names }: Problem): Wording {
  return names ? wordingOf(names) : ourWording
}

/** A copy in the order of file, place and rule, by code unit. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareText(a.place.source.path, b.place.source.path) ||
      a.place.start - b.place.start ||
      compareText(a.rule, b.rule) ||
      compareText(messageOf(a), messageOf(b)),
  )
}

interface AnyRule {
  message(args: unknown, own: Wording): string
  hint?(args: unknown, own: Wording): string | undefined
}

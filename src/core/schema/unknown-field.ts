import { nearest } from '../problems/nearest.js'
import { type Problem, problem, type Report } from '../problems/problem.js'
import type { RuleArguments } from '../problems/rules.js'
import { cutBefore } from '../yaml/comma-piece.js'
import { entryOf, type YamlEntry, type YamlMap, type YamlScalar } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { fieldByOtherName } from './other-names.js'

type About = Pick<RuleArguments<'unknown-field'>, 'of' | 'known' | 'inputOf' | 'isItem' | 'instead'>

/** Reports a key that a mapping cannot have; where it is the rest of a value that a comma ends, that. */
export function reportUnknown(
  entry: YamlEntry,
  at: YamlMap,
  source: SourceFile,
  report: Report,
  about: About,
): void {
  const cut = cutBefore(source.text, at, entry)
  if (cut === 'rest') return
  if (cut) report(problem('comma-in-braces', { source, start: cut.start, end: cut.end }, cut.args))
  else report(unknownField(entry.key, at, source, about))
}

function unknownField(
  key: YamlScalar,
  at: YamlMap,
  source: SourceFile,
  about: About,
): Problem<'unknown-field'> {
  const lacking = lackingOf(at, about.known)
  const meant = glued(key.text, lacking)?.join(': ') ?? fieldByOtherName(key.text, lacking)
  const args = { field: key.text, ...about, ...(meant !== undefined && { meant }) }
  return problem('unknown-field', { source, start: key.start, end: key.end }, args)
}

/** Where a mapping has a key that it cannot have, and that is a misspelt or another name of a field which it lacks. */
export function meantFor(
  field: string,
  at: YamlMap,
  source: SourceFile,
  { known, isTold = () => true }: { known: readonly string[]; isTold?: (key: string) => boolean },
): Place | undefined {
  const lacking = lackingOf(at, known)
  const meant = at.entries.find(
    ({ key: { text } }) =>
      !known.includes(text) &&
      isTold(text) &&
      (glued(text, lacking)?.[0] ??
        fieldByOtherName(text, lacking) ??
        nearest(text, lacking)[0]) === field,
  )
  return meant && { source, start: meant.key.start, end: meant.key.end }
}

// In braces `id:a` is a key.
function glued(text: string, lacking: readonly string[]): readonly [string, string] | undefined {
  const [, name = '', value = ''] = /^([\w-]+):(\S.*)$/.exec(text) ?? []
  return lacking.includes(name) ? [name, value] : undefined
}

function lackingOf(at: YamlMap, known: readonly string[]): readonly string[] {
  return known.filter((name) => !entryOf(at, name))
}

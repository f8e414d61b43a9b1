import { nearest } from '../problems/nearest.js'
import { type Problem, problem } from '../problems/problem.js'
import type { RuleArguments } from '../problems/rules.js'
import { entryOf, type YamlMap, type YamlScalar } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { fieldByOtherName } from './other-names.js'

type About = Pick<RuleArguments<'unknown-field'>, 'of' | 'known' | 'inputOf' | 'isItem' | 'instead'>

/** The problem of a key that a mapping cannot have. */
export function unknownField(
  key: YamlScalar,
  at: YamlMap,
  source: SourceFile,
  about: About,
): Problem<'unknown-field'> {
  const meant = fieldByOtherName(key.text, lackingOf(at, about.known))
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
      (fieldByOtherName(text, lacking) ?? nearest(text, lacking)[0]) === field,
  )
  return meant && { source, start: meant.key.start, end: meant.key.end }
}

function lackingOf(at: YamlMap, known: readonly string[]): readonly string[] {
  return known.filter((name) => !entryOf(at, name))
}

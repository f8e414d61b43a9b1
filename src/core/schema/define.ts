import { list } from '../problems/words.js'
import type {
  EitherSchema,
  Fields,
  ListSchema,
  MappingSchema,
  NodeKind,
  Optional,
  RecordSchema,
  Schema,
  ValueOf,
  WordsSchema,
} from './schema.js'

// `expected` is the phrase that follows "must be" in a message.

export function optional<S extends Schema>(
  schema: S,
  about?: string,
  fallback?: unknown,
): Optional<S> {
  return {
    ...schema,
    isOptional: true,
    ...(about !== undefined && { about }),
    ...(fallback !== undefined && { default: fallback }),
  }
}

/** A field that must be there. */
export function required<S extends Schema>(schema: S, about: string): S {
  return { ...schema, about }
}

export function oneOf<const W extends string>(words: readonly W[]): WordsSchema<W> {
  return { is: 'words', words, expected: list(words, 'or') }
}

export function listOf<S extends Schema>(entry: S, expected: string): ListSchema<ValueOf<S>> {
  return { is: 'list', entry, expected }
}

/** A mapping whose keys are the user's own. */
export function recordOf<S extends Schema>(entry: S, expected: string): RecordSchema<ValueOf<S>> {
  return { is: 'record', entry, expected }
}

/** A mapping of these fields and no others. The phrase is for one that is no alternative. */
export function mapping<F extends Fields>(fields: F, expected = 'a mapping'): MappingSchema<F> {
  const names = Object.keys(fields)
  return {
    is: 'mapping',
    fields,
    byName: new Map(Object.entries(fields)),
    names,
    required: names.filter((name) => !fields[name]!.isOptional),
    expected,
  }
}

/** Alternatives that differ by the kind of node they are written as. */
export function either<const A extends readonly Schema[]>(
  alternatives: A,
  expected: string,
): EitherSchema<ValueOf<A[number]>> {
  return { is: 'either', alternatives, byKind: kindsOf(alternatives), expected }
}

// A scalar is taken by its text where no alternative is of its own type.
function kindsOf(alternatives: readonly Schema[]): EitherSchema['byKind'] {
  const all = alternatives.flatMap((each) => (each.is === 'either' ? each.alternatives : [each]))
  const first = (...forms: readonly Schema['is'][]) => all.find(({ is }) => forms.includes(is))
  const text = first('text', 'words')
  const [number, boolean, nothing] = [first('number'), first('truth'), first('nothing')]
  const other = number || boolean || nothing ? undefined : text
  const kinds: readonly (readonly [NodeKind, Schema | undefined])[] = [
    ['map', first('mapping', 'record')],
    ['sequence', first('list')],
    ['string', text],
    ['number', number ?? other],
    ['boolean', boolean ?? other],
    ['null', nothing],
  ]
  return Object.fromEntries(kinds.filter(([, schema]) => schema))
}

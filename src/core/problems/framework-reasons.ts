import { type Place, placeName } from '../yaml/source.js'
import { nearest } from './nearest.js'
import { list, quote } from './words.js'

/** What is wrong with a framework, the end of "the framework "growth" …", and what to do. */
interface Reason<A> {
  says(args: A): string
  hint?(args: A): string | undefined
}

/** Every fault of a framework in words. */
const frameworkReasons = {
  'built-in': reason(
    () => 'is built in and cannot be defined anew',
    () => 'change it by options under frameworks in pm.yaml, or give your own another name',
  ),
  'defined-twice': reason(
    (a: { other: Place }) => `is defined twice, also at ${placeName(a.other)}`,
    () => 'keep one of the two; neither is used until then',
  ),
  'too-many': reason(
    (a: { limit: number }) => `and those after it are not read: there are over ${a.limit}`,
  ),
  'invalid-name': reason(
    () => 'cannot be called so',
    () => 'a name is a letter, then letters, digits, _ or -, 64 at most',
  ),
  'reserved-name': reason(
    (a: { like: string }) => `is called like ${a.like}`,
    () => 'give it another name',
  ),
  'invalid-input-name': reason(
    (a: { input: string }) => `has an input ${quote(a.input)}, which formulas could not name`,
    () => 'a name is a letter, then letters, digits or _, 64 at most',
  ),
  'reserved-input-name': reason(
    (a: { input: string; like: string }) =>
      `has an input ${quote(a.input)}, which is called like ${a.like}`,
    () => 'give it another name',
  ),
  'too-many-parts': reason(
    (a: { part: string; limit: number }) => `has more than ${a.limit} ${a.part}`,
  ),
  'no-score': reason(
    () => 'has neither a score nor buckets',
    () => 'add a formula such as score: value / effort',
  ),
  'reads-nothing': reason(
    () => 'asks nothing of an item: no formula names an input',
    () => 'name at least one input in score',
  ),
  'unknown-size': reason(
    (a: { size: string; known: readonly string[] }) =>
      `has no input ${quote(a.size)}, which is to be its size`,
    (a) =>
      meant(a.size, a.known) ?? (a.known.length ? `its inputs are ${list(a.known)}` : undefined),
  ),
  'unknown-bucket': reason(
    (a: { bucket: string; list: 'order' | 'unplanned'; known: readonly string[] }) =>
      a.list === 'order'
        ? `has no bucket ${quote(a.bucket)}, which its order names`
        : `has no bucket ${quote(a.bucket)}, which is to be unplanned`,
    (a) =>
      meant(a.bucket, a.known) ?? (a.known.length ? `its buckets are ${list(a.known)}` : undefined),
  ),
  'bucket-twice': reason(
    (a: { bucket: string }) => `names the bucket ${quote(a.bucket)} twice in its order`,
  ),
  'then-without-buckets': reason(
    () => 'has no buckets inside which another framework could rank',
    () => 'add buckets, or name the other framework in score',
  ),
  limits: reason(
    (a: { input: string; least: string; most: string }) =>
      `has an input ${quote(a.input)} that no number fits: ${a.least} and ${a.most}`,
  ),
  scale: reason(
    (a: { input: string }) => `has an input ${quote(a.input)} whose scale is no scale`,
    () => 'write a span such as 1 to 10, or up to 100 values: [1, 2, 3, 5]',
  ),
  'beyond-limits': reason(
    (a: { input: string; what: string; value: number; limit: string }) =>
      `has an input ${quote(a.input)} whose ${a.what} ${a.value} is not ${a.limit}`,
  ),
  'word-is-number': reason(
    (a: { input: string; word: string }) =>
      `has an input ${quote(a.input)} with the word ${quote(a.word)}, which reads as a number or a range`,
    () => 'words are texts such as low and high',
  ),
  'word-without-number': reason(
    (a: { input: string; word: string }) =>
      `has an input ${quote(a.input)} with the word ${quote(a.word)} and no number for it`,
    (a) => `write ${a.word}: and the number that it stands for`,
  ),
  'no-words': reason(
    (a: { input: string }) =>
      `has an input ${quote(a.input)} that takes only words, and none is given`,
    () => 'add words such as words: {low: 1, high: 3}',
  ),
  'criteria-sum': reason(
    (a: { sum: number }) => `has criteria whose weights sum to ${a.sum}, not to 1`,
    ({ sum }) =>
      `change the weights so that they sum to 1${sum > 0 ? `: divide each by ${sum}` : ''}`,
  ),
  cycle: reason(
    (a: { path: readonly string[] }) => `is scored by itself: ${a.path.join(' → ')}`,
    () => 'take one of these names out of its formula',
  ),
  'then-unusable': reason(
    (a: { then: string; reason: string; hint?: string }) =>
      `cannot rank inside its buckets by ${a.then}, which ${a.reason}`,
    (a) => a.hint,
  ),
  'needs-criteria': reason(
    () => 'has no criteria yet',
    () =>
      'write them into pm.yaml, with weights that sum to 1: frameworks: {weighted: {criteria: {fit: 0.4, reach: 0.6}}}',
  ),
  'needs-kpis': reason(
    () => 'has no KPIs to serve yet',
    () => 'add KPIs to kpis.yaml',
  ),
} as const

export type FrameworkReason = keyof typeof frameworkReasons

export type FrameworkReasonArguments<C extends FrameworkReason> = Parameters<
  (typeof frameworkReasons)[C]['says']
>[0]

/** A fault in words, as the arguments of the rule `invalid-framework` have it. */
export function frameworkReason<C extends FrameworkReason>(
  code: C,
  args: FrameworkReasonArguments<C>,
): { readonly reason: string; readonly hint?: string } {
  const { says, hint } = frameworkReasons[code] as AnyReason
  const advice = hint?.(args)
  return { reason: says(args), ...(advice !== undefined && { hint: advice }) }
}

interface AnyReason {
  says(args: unknown): string
  hint?(args: unknown): string | undefined
}

function meant(name: string, known: readonly string[]): string | undefined {
  const names = nearest(name, known)
  return names.length ? `did you mean ${list(names, 'or')}?` : undefined
}

function reason<A>(says: Reason<A>['says'], hint?: Reason<A>['hint']): Reason<A> {
  return { says, ...(hint && { hint }) }
}

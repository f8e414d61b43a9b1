import { dateFault } from '../calendar/day.js'
import { forbiddenNames } from '../yaml/seen-keys.js'
import { either, listOf, mapping, required } from './define.js'
import type {
  AnythingSchema,
  NothingSchema,
  NumberSchema,
  TextSchema,
  TruthSchema,
} from './schema.js'

/** One line or more of text: the scalar's source text, so that `007` stays `007`. */
export const text: TextSchema = {
  is: 'text',
  expected: 'text',
  minLength: 1,
  faultOf: (value) => (value.trim() === '' ? { rule: 'empty-text' } : undefined),
}

/** Free text, line breaks included. */
export const prose: TextSchema = { ...text, isProse: true }

/** A text by which others are found: a team, a tag. */
export const name: TextSchema = {
  ...text,
  faultOf: (value) =>
    text.faultOf?.(value) ??
    (forbiddenNames.has(value) ? { rule: 'forbidden-key', key: value } : undefined),
}

const ID = /^[A-Za-z0-9._-]{1,64}$/

/** Whether a text can be the id of an item or KPI. */
export function isId(value: string): boolean {
  return ID.test(value) && !forbiddenNames.has(value)
}

export const id: TextSchema = {
  ...text,
  pattern: ID.source,
  faultOf: (value) => text.faultOf?.(value) ?? (isId(value) ? undefined : { rule: 'invalid-id' }),
}

/** A calendar date without time zone: `2027-03-15`. */
export const date: TextSchema = {
  is: 'text',
  expected: 'a date such as 2027-03-15',
  format: 'date',
  faultOf(value) {
    const reason = dateFault(value)
    return reason === undefined ? undefined : { rule: 'invalid-date', reason }
  },
}

/** Text with a form of its own, which whatever reads it judges. */
export const written: TextSchema = { is: 'text', expected: 'text' }

export const number: NumberSchema = { is: 'number', expected: 'a number' }

export const positive: NumberSchema = { is: 'number', expected: 'a number above 0', above: 0 }

export function wholeNumber(min: number, max: number): NumberSchema {
  return { is: 'number', expected: `a whole number from ${min} to ${max}`, isWhole: true, min, max }
}

export const truth: TruthSchema = { is: 'truth', expected: 'true or false' }

export const nothing: NothingSchema = { is: 'nothing', expected: 'nothing' }

export const anything: AnythingSchema = { is: 'anything', expected: 'anything' }

export const texts = listOf(text, 'a list of texts such as [a, b]')

export const names = listOf(name, texts.expected)

const end = either([number, written], 'a number, a percentage or a word')

/** Shape only: words, percentages and limits are those of the input it is given for. */
export const estimate = either(
  [
    number,
    written,
    mapping({
      low: required(end, 'The least that it can be.'),
      likely: required(end, 'What is most likely.'),
      high: required(end, 'The most that it can be.'),
    }),
  ],
  'an estimate such as 3, 80%, 2 to 5 or {low: 2, likely: 3, high: 5}',
)

import * as z from 'zod'
import { dateFault } from '../calendar/day.js'
import { forbiddenNames } from '../yaml/keys.js'

// Without this zod makes functions of text, and nothing in pm does.
z.config({ jitless: true })

// The `error` of every schema is the phrase that follows "must be" in a message; an enum's are its words.

/** One line or more of text: the scalar's source text, so that `007` stays `007`. */
export const text = z.string({ error: 'text' }).min(1)

const ID = /^[A-Za-z0-9._-]{1,64}$/

/** Whether a text can be the id of an item or KPI. */
export function isId(value: string): boolean {
  return ID.test(value) && !forbiddenNames.has(value)
}

export const id = text
  .refine(isId, {
    params: { rule: 'invalid-id' },
  })
  .meta({ pattern: ID.source })

/** A calendar date without time zone: `2027-03-15`. */
export const date = z
  .string({ error: 'a date such as 2027-03-15' })
  .superRefine((value, context) => {
    const reason = dateFault(value)
    if (reason) context.addIssue({ code: 'custom', params: { rule: 'invalid-date', reason } })
  })
  .meta({ format: 'date' })

export const number = z.number({ error: 'a number' })

export const positive = z.number({ error: 'a number above 0' }).positive()

export const texts = z.array(text, { error: 'a list of texts such as [a, b]' })

/** Shape only: words, percentages and limits are those of the input it is given for. */
export const estimate = z.union(
  [
    z.number(),
    z.string(),
    z.strictObject({
      low: z.union([z.number(), z.string()], { error: 'a number, a percentage or a word' }),
      likely: z.union([z.number(), z.string()], { error: 'a number, a percentage or a word' }),
      high: z.union([z.number(), z.string()], { error: 'a number, a percentage or a word' }),
    }),
  ],
  { error: 'an estimate such as 3, 80%, 2 to 5 or {low: 2, likely: 3, high: 5}' },
)

export function recordOf<V extends z.ZodType>(value: V, expected: string) {
  return z.record(z.string(), value, { error: expected })
}

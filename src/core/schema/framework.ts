import * as z from 'zod'
import { number, recordOf, text, texts } from './kinds.js'

const inputSchema = z.strictObject(
  {
    title: text.optional(),
    unit: text.optional().describe('% makes 80% mean 80; else 80% means 0.8.'),
    words: recordOf(number, 'a mapping from words to numbers')
      .optional()
      .describe('Words that may stand for numbers.'),
    words_only: z
      .boolean({ error: 'true or false' })
      .optional()
      .describe('Whether nothing but one of its words may be given.'),
    min: number.optional().describe('Least allowed value.'),
    max: number.optional().describe('Greatest allowed value.'),
    above: number.optional().describe('A bound that the value must exceed.'),
    scale: z
      .union([z.array(number), z.string()], { error: 'a list such as [1, 2, 3, 5], or 1 to 10' })
      .optional()
      .describe('The values in use; another value is a warning.'),
    default: number.optional().describe('Stands in where an item gives none.'),
  },
  { error: 'a mapping such as {unit: "%", min: 0, max: 100}' },
)

/** A framework as pm.yaml or frameworks/<name>.yaml defines it; the built-in ones have the same form. */
export const frameworkSchema = z.strictObject(
  {
    title: text.optional(),
    description: text.optional(),
    source: text.optional().describe('Where the method is published.'),
    inputs: recordOf(
      z.union([inputSchema, z.null()], { error: 'a mapping such as {min: 0}' }),
      'a mapping from input to its definition',
    ).optional(),
    score: text.optional().describe('A formula over the inputs and the names of other frameworks.'),
    size: text.optional().describe('The input that is the work: value = score × size.'),
    buckets: recordOf(
      text,
      'a mapping from bucket to condition, such as {bet: score >= 50}',
    ).optional(),
    order: texts.optional().describe('Buckets that rank before the score, best first.'),
    unplanned: texts
      .optional()
      .describe('Buckets whose items no plan takes up, unless they are in progress.'),
    otherwise: text
      .optional()
      .describe('Why an item that belongs to no bucket of the order has no rank.'),
    // biome-ignore lint/suspicious/noThenProperty: the field's name in the user's file
    then: text.optional().describe('The framework that ranks inside a bucket.'),
  },
  { error: 'a mapping with inputs and score' },
)

export type FrameworkFields = z.output<typeof frameworkSchema>
export type InputFields = z.output<typeof inputSchema>

/** Options of built-in frameworks, beside changes to their inputs. */
export const optionsSchema = z.strictObject(
  {
    inputs: frameworkSchema.shape.inputs,
    formula: z
      .enum(['product', 'mean'])
      .optional()
      .describe('ice: the product, or the mean of the three.'),
    criteria: recordOf(number, 'a mapping from criterion to weight, such as {fit: 0.4, reach: 0.6}')
      .optional()
      .describe('weighted: the criteria and their weights, which sum to 1.'),
    thresholds: z
      .strictObject(
        { value: number.optional(), effort: number.optional() },
        { error: 'a mapping such as {value: 5, effort: 4}' },
      )
      .optional()
      .describe('value-effort: from which value and up to which effort an item is a quick win.'),
    // biome-ignore lint/suspicious/noThenProperty: the field's name in the user's file
    then: frameworkSchema.shape.then,
  },
  { error: "a mapping of the framework's options" },
)

export type FrameworkOptions = z.output<typeof optionsSchema>

import { daysOfUnits } from '../frameworks/delay-unit.js'
import { either, listOf, mapping, oneOf, optional, recordOf } from './define.js'
import { nothing, number, prose, text, texts, truth, written } from './kinds.js'
import type { ValueOf } from './schema.js'

const inputSchema = mapping(
  {
    title: optional(text, 'What it is called.'),
    unit: optional(text, '% makes 80% mean 80; else 80% means 0.8.'),
    words: optional(
      recordOf(number, 'a mapping such as {poor: 1, good: 3}'),
      'Words that may stand for numbers.',
    ),
    words_only: optional(truth, 'Whether nothing but one of its words may be given.'),
    min: optional(number, 'Least allowed value.'),
    max: optional(number, 'Greatest allowed value.'),
    above: optional(number, 'A bound that the value must exceed.'),
    scale: optional(
      either(
        [listOf(number, 'a list of numbers'), written],
        'a list such as [1, 2, 3, 5], or 1 to 10',
      ),
      'The values in use; another value is a warning.',
    ),
    default: optional(number, 'Stands in where an item gives none.'),
  },
  'a mapping such as {unit: "%", min: 0, max: 100}',
)

const inputs = optional(
  recordOf(
    either([inputSchema, nothing], 'a mapping such as {min: 0}'),
    'a mapping such as {lift: {min: 0}, effort: {}}',
  ),
  'What is estimated of each item, by name.',
)

const delayUnits = Object.keys(daysOfUnits) as (keyof typeof daysOfUnits)[]

const then = optional(text, 'The framework that ranks inside a bucket.')

/** A framework as pm.yaml or frameworks/<name>.yaml defines it; the built-in ones have the same form. */
export const frameworkSchema = mapping(
  {
    title: optional(text, 'What it is called.'),
    description: optional(text, 'What it is for, in a sentence.'),
    source: optional(text, 'Where the method is published.'),
    inputs,
    score: optional(prose, 'A formula over the inputs and the names of other frameworks.'),
    size: optional(text, 'The input that is the work: value = score × size.'),
    cost_of_delay: optional(
      oneOf(delayUnits),
      'The unit of time that score × size is the cost of waiting for.',
    ),
    buckets: optional(
      recordOf(prose, 'a mapping such as {bet: score >= 50}'),
      'Groups by name, each with its condition; an item is in the first that holds.',
    ),
    order: optional(texts, 'Buckets that rank before the score, best first.'),
    unplanned: optional(
      texts,
      'Buckets whose items no plan takes up, unless they are in progress.',
    ),
    otherwise: optional(text, 'Why an item that belongs to no bucket of the order has no rank.'),
    then,
  },
  'a mapping with inputs and score',
)

export type FrameworkFields = ValueOf<typeof frameworkSchema>
export type InputFields = ValueOf<typeof inputSchema>

const thresholds = mapping(
  {
    value: optional(number, 'From this value on an item is worth much.'),
    effort: optional(number, 'Up to this effort an item is quick.'),
  },
  'a mapping such as {value: 5, effort: 4}',
)

/** Options of built-in frameworks, beside changes to their inputs. */
export const optionsSchema = mapping(
  {
    inputs,
    formula: optional(oneOf(['product', 'mean']), 'ice: the product, or the mean of the three.'),
    criteria: optional(
      recordOf(number, 'a mapping such as {fit: 0.4, reach: 0.6}'),
      'weighted: the criteria and their weights, which sum to 1.',
    ),
    thresholds: optional(
      thresholds,
      'value-effort: from which value and up to which effort an item is a quick win.',
    ),
    then,
  },
  "a mapping of the framework's options",
)

export type FrameworkOptions = ValueOf<typeof optionsSchema>

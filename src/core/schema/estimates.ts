import { mapping, optional, recordOf, required } from './define.js'
import { itemSchema } from './item.js'
import { date, estimate, text } from './kinds.js'

/** What is expected, the end of "must be". */
export const estimatesForms = {
  file: 'a mapping with rater and estimates',
  estimates: 'a mapping such as {pay-12: {effort: 3 to 8}}',
  rating: 'a mapping such as {effort: 3 to 8, rice: {impact: high}, on: 2026-11-02}',
} as const

/** What one rater estimates of one item, beside its blocks by framework. */
export const ratingSchema = mapping(
  {
    effort: optional(estimate, 'The work, in units.effort.'),
    confidence: optional(estimate, 'How sure: 80%, high, medium, low.'),
    kpis: itemSchema.fields.kpis,
    on: optional(date, 'When it was estimated.'),
  },
  estimatesForms.rating,
)

const rater = required(text, 'Who estimates; one of raters in pm.yaml if given there.')

/** The head of a file of estimates. */
export const raterSchema = mapping({ rater })

/** estimates/<rater>.yaml: the estimates of one person. */
export const estimatesSchema = mapping({
  rater,
  estimates: required(
    recordOf(ratingSchema, estimatesForms.estimates),
    'Estimates by the id of the item.',
  ),
})

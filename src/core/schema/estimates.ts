import { mapping, optional, recordOf, required } from './define.js'
import { date, estimate, text } from './kinds.js'

/** What one rater estimates of one item, beside its blocks by framework. */
const ratingSchema = mapping(
  {
    effort: optional(estimate, 'The work, in units.effort.'),
    confidence: optional(estimate, 'How sure: 80%, high, medium, low.'),
    on: optional(date, 'When it was estimated.'),
  },
  'a mapping such as {effort: 3 to 8, rice: {impact: high}, on: 2026-11-02}',
)

/** estimates/<rater>.yaml: the estimates of one person. */
export const estimatesSchema = mapping({
  rater: required(text, 'Who estimates; one of raters in pm.yaml if given there.'),
  estimates: required(
    recordOf(ratingSchema, 'a mapping from item to estimates'),
    'Estimates by the id of the item.',
  ),
})

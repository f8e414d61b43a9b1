import * as z from 'zod'
import { date, estimate, recordOf, text } from './kinds.js'

/** What one rater estimates of one item, beside its blocks by framework. */
const ratingSchema = z.strictObject(
  {
    effort: estimate.optional().describe('The work, in units.effort.'),
    confidence: estimate.optional().describe('How sure: 80%, high, medium, low.'),
    on: date.optional().describe('When it was estimated.'),
  },
  { error: 'a mapping such as {effort: 3 to 8, rice: {impact: high}, on: 2026-11-02}' },
)

/** estimates/<rater>.yaml: the estimates of one person. */
export const estimatesSchema = z.strictObject({
  rater: text.describe('Who estimates; one of raters in pm.yaml if given there.'),
  estimates: recordOf(ratingSchema, 'a mapping from item to estimates').describe(
    'Estimates by the id of the item.',
  ),
})

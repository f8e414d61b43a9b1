import type { BuiltIn } from './definition.js'
import { shared } from './shared-inputs.js'

export const rice: BuiltIn = {
  name: 'rice',
  fields: {
    title: 'RICE',
    description:
      'How many it reaches, how much it moves each, how sure that is, for how much work.',
    source:
      'Sean McBride, "RICE: Simple prioritization for product managers", Intercom, https://www.intercom.com/blog/rice-simple-prioritization-for-product-managers/',
    inputs: {
      reach: { title: 'Reach', unit: 'customers per quarter', min: 0 },
      impact: {
        title: 'Impact',
        words: { massive: 3, high: 2, medium: 1, low: 0.5, minimal: 0.25 },
        min: 0,
      },
      confidence: shared.confidence,
      effort: shared.effort,
    },
    score: 'reach * impact * confidence / effort',
    size: 'effort',
  },
}

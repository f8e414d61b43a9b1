import type { InputFields } from '../../schema/framework.js'
import type { sharedInputs } from '../../schema/item.js'

/** The inputs that an item may give on itself whatever the framework, as most frameworks define them. */
export const shared = {
  effort: { title: 'Effort', unit: 'person-weeks', above: 0 },
  confidence: {
    title: 'Confidence',
    words: { high: 1, medium: 0.8, low: 0.5 },
    min: 0,
    max: 1,
  },
} as const satisfies Record<(typeof sharedInputs)[number], InputFields>

import type { BuiltIn } from './definition.js'

const mark = { min: 0, max: 10 }

export const opportunity: BuiltIn = {
  name: 'opportunity',
  fields: {
    title: 'Opportunity',
    description:
      'How important an outcome is to customers, and how far they are from satisfied with it.',
    source:
      'Anthony W. Ulwick, "Turn Customer Input into Innovation", Harvard Business Review, January 2002; "What Customers Want", 2005',
    inputs: {
      importance: { title: 'Importance', ...mark },
      satisfaction: { title: 'Satisfaction', ...mark },
    },
    score: 'importance + max(importance - satisfaction, 0)',
  },
}

import { UNKNOWN_MONEY } from '../delay-unit.js'
import type { BuiltIn } from './definition.js'

export const cd3: BuiltIn = {
  name: 'cd3',
  fields: {
    title: 'Cost of delay divided by duration',
    description:
      'What each week of delay costs, by the weeks it takes: the best order of one team that does one thing at a time at linear costs (Smith’s rule).',
    source:
      'Donald G. Reinertsen, "The Principles of Product Development Flow", 2009; Joshua J. Arnold and Özlem Yüce, "Black Swan Farming using Cost of Delay", 2013; Wayne E. Smith, "Various optimizers for single-stage production", 1956',
    inputs: {
      cost_of_delay: { title: 'Cost of delay', unit: `${UNKNOWN_MONEY} per week` },
      duration: { title: 'Duration', unit: 'weeks', above: 0 },
    },
    score: 'cost_of_delay / duration',
    size: 'duration',
    cost_of_delay: 'week',
  },
}

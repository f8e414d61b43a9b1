import { frameworkFault } from '../fault.js'
import type { BuiltIn } from './definition.js'

// Their formula fits the limit of formulas then, however long the names are.
const MOST_CRITERIA = 32

// Weights such as 0.1 and 0.2 do not sum up exactly.
const TOLERANCE = 1e-9

export const weighted: BuiltIn = {
  name: 'weighted',
  fields: {
    title: 'Weighted sum',
    description: 'The team’s own criteria, each by its weight.',
    source:
      'Peter C. Fishburn, "Additive Utilities with Incomplete Product Sets: Application to Priorities and Assignments", Operations Research 15, 1967',
  },
  options: ['criteria'],
  adapt(fields, { criteria }) {
    if (!criteria) return fields
    const weights = Object.entries(criteria)
    if (weights.length > MOST_CRITERIA)
      return frameworkFault('too-many-parts', ['criteria'], {
        part: 'criteria',
        limit: MOST_CRITERIA,
      })
    const sum = weights.reduce((total, [, weight]) => total + weight, 0)
    if (Math.abs(sum - 1) > TOLERANCE)
      return frameworkFault('criteria-sum', ['criteria'], { sum: Number(sum.toPrecision(12)) })
    return {
      ...fields,
      inputs: Object.fromEntries(weights.map(([name]) => [name, null])),
      score: weights.map(([name, weight]) => `${weight} * ${name}`).join(' + '),
    }
  },
  lacks: ({ score }) =>
    score === undefined ? frameworkFault('needs-criteria', [], {}) : undefined,
}

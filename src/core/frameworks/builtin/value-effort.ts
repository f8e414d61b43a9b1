import type { FrameworkFields, FrameworkOptions } from '../../schema/framework.js'
import { middleOf, readScale } from '../scale.js'
import type { BuiltIn } from './definition.js'
import { shared } from './shared-inputs.js'

export const valueEffort: BuiltIn = {
  name: 'value-effort',
  fields: {
    title: 'Value and effort',
    description: 'Value by effort, in the four quadrants of the matrix.',
    source: 'The value and effort matrix, common practice',
    inputs: {
      value: { title: 'Value', min: 0, scale: '1 to 10' },
      effort: { ...shared.effort, scale: '1 to 10' },
    },
    score: 'value / effort',
    size: 'effort',
  },
  options: ['thresholds'],
  adapt(fields, options) {
    const value = thresholdOf('value', fields, options)
    const effort = thresholdOf('effort', fields, options)
    return {
      ...fields,
      buckets: {
        'quick-win': `(value >= ${value}) * (effort <= ${effort})`,
        'big-bet': `(value >= ${value}) * (effort > ${effort})`,
        'fill-in': `(value < ${value}) * (effort <= ${effort})`,
        'time-sink': `(value < ${value}) * (effort > ${effort})`,
      },
    }
  },
}

// The middle of the declared scale, 5.5 of 1 to 10.
function thresholdOf(
  input: 'value' | 'effort',
  { inputs }: FrameworkFields,
  options: FrameworkOptions,
): number {
  const declared = options.inputs?.[input]?.scale ?? inputs?.[input]?.scale
  const scale = declared === undefined ? undefined : readScale(declared)
  return options.thresholds?.[input] ?? (scale ? middleOf(scale) : 0)
}

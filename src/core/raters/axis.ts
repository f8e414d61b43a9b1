import { logarithm } from '../estimates/exponential.js'
import type { Input } from '../frameworks/framework.js'

/** What differences between estimates of an input are counted on. */
export interface Axis {
  /** `factor`: a step of 1 is a factor of e. `scale`: a step of 1 is the whole scale. */
  readonly kind: 'factor' | 'scale'
  at(value: number): number
}

/**
 * The axis of an input. Where it has a scale, limits on both sides or nothing but words, it is the position on that from
 * 0 to 1; of a scale of single values their number in order, so that each step counts the same. Else, where all values
 * have one sign, it is the logarithm, since efforts and reaches differ by factors. Else it is the position between the
 * greatest absolute value below zero and above it.
 */
export function axisOf(input: Input, values: readonly number[]): Axis {
  const steps = stepsOf(input)
  if (steps) return { kind: 'scale', at: (value) => positionIn(steps, value) }
  const ends = endsOf(input)
  if (ends) return between(ends.low, ends.high)
  const sign = Math.sign(values[0] ?? 0)
  if (sign !== 0 && values.every((value) => Math.sign(value) === sign))
    return { kind: 'factor', at: (value) => sign * logarithm(Math.abs(value)) }
  const most = Math.max(...values.map(Math.abs)) || 1
  return between(-most, most)
}

function between(low: number, high: number): Axis {
  return { kind: 'scale', at: (value) => (value - low) / (high - low) }
}

function stepsOf({ scale, words, wordsOnly }: Input): readonly number[] | undefined {
  const values = wordsOnly ? Object.values(words) : scale && !('from' in scale) ? scale : []
  const steps = [...new Set(values)].sort((a, b) => a - b)
  return steps.length > 1 ? steps : undefined
}

function endsOf({ scale, min, max, above }: Input): { low: number; high: number } | undefined {
  if (scale && 'from' in scale) return { low: scale.from, high: scale.to }
  const low = min ?? above
  return low !== undefined && max !== undefined && low < max ? { low, high: max } : undefined
}

// Between two steps in proportion, beyond the ends at them.
function positionIn(steps: readonly number[], value: number): number {
  const next = steps.findIndex((step) => step >= value)
  if (next < 0) return 1
  if (next === 0) return 0
  const [low, high] = [steps[next - 1]!, steps[next]!]
  return (next - 1 + (value - low) / (high - low)) / (steps.length - 1)
}

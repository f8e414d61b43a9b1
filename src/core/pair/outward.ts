import type { Limits } from '../estimates/limits.js'

/** Beyond this size no value is tried, nor nearer to a limit. */
const GREATEST = 1e300

/** How finely values are tried: the first step beside the size of the value, and by what each next one is longer. */
const FIRST = 1e-6
const GROWTH = 1.04

/** From so many sizes of the value on, and so near to a limit, each step is this much longer. */
const FAR = 1e12
const LEAP = 10

/**
 * Values of an input from the present one up to a limit, or down to one, by growing steps, and towards a limit and zero by
 * shrinking ones; those marked among them. The present value comes first. A bound that is not allowed itself is left out.
 */
export function valuesOutward(
  now: number,
  { min, above, max }: Limits,
  direction: 'up' | 'down',
  marks: readonly number[],
): Float64Array {
  const isUp = direction === 'up'
  const least = Math.max(min ?? -GREATEST, above ?? -GREATEST)
  const end = isUp ? (max ?? GREATEST) : least
  const span = Math.abs(end - now)
  const sign = isUp ? 1 : -1
  const isWithin = (value: number) =>
    isUp ? value > now && value <= end : value < now && value >= end
  const values: number[] = []
  const size = Math.abs(now) || (Math.abs(end) !== GREATEST && span) || 1
  for (let step = size * FIRST; step < span; step *= step < size * FAR ? GROWTH : LEAP)
    values.push(now + sign * step)
  for (const aim of new Set([0, end])) {
    const way = Math.abs(aim - now)
    if (Math.abs(aim) === GREATEST) continue
    for (let rest = way; rest > 1 / GREATEST; rest /= rest > way / FAR ? GROWTH : LEAP)
      values.push(aim - rest, aim + rest)
    values.push(aim)
  }
  for (const mark of marks) values.push(mark * (1 - 1e-12), mark, mark * (1 + 1e-12))
  values.push(end)
  const isForbidden = (value: number) => !isUp && above !== undefined && value <= above
  const kept = values.filter((value) => isWithin(value) && !isForbidden(value))
  const sorted = Float64Array.from(kept).sort()
  return Float64Array.of(now, ...(isUp ? sorted : sorted.reverse()))
}

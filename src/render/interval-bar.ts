import { logarithm } from '../core/estimates/exponential.js'
import type { ScoreInterval } from '../core/simulate/score-interval.js'

/** Where values stand between the least and the greatest of several intervals. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly isLogarithmic: boolean
}

// The greatest is so many times the least before a logarithmic scale shows more.
const WIDE = 10

/** The scale that intervals have in common: logarithmic where all are above zero and far apart. undefined where there are none. */
export function commonScale(intervals: readonly (ScoreInterval | null)[]): Scale | undefined {
  const ends = intervals.flatMap((interval) =>
    interval ? [interval.p5, interval.p50, interval.p95].filter((end) => end !== null) : [],
  )
  if (!ends.length) return undefined
  const from = ends.reduce((least, end) => Math.min(least, end))
  const to = ends.reduce((most, end) => Math.max(most, end))
  return { from, to, isLogarithmic: from > 0 && to / from > WIDE }
}

/**
 * An interval on a scale as a bar of so many characters: ├──●────┤. What is without a score is below everything, so that
 * the bar begins outside.
 */
export function intervalBar({ p5, p50, p95 }: ScoreInterval, scale: Scale, width: number): string {
  const at = (value: number | null) =>
    value === null ? -1 : Math.round(positionOf(value, scale) * (width - 1))
  const [first, middle, last] = [at(p5), at(p50), at(p95)]
  const cells = Array.from({ length: width }, (_, cell) => {
    if (cell === middle) return '●'
    if (cell < first || cell > last) return ' '
    return cell === first ? '├' : cell === last ? '┤' : '─'
  })
  return cells.join('')
}

function positionOf(value: number, { from, to, isLogarithmic }: Scale): number {
  if (from === to) return 0.5
  if (!isLogarithmic) return (value - from) / (to - from)
  return logarithm(value / from) / logarithm(to / from)
}

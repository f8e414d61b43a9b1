import { dayNumber } from '../calendar/day.js'
import type { Kpi, KpiProgress, KpiState } from './kpi.js'

// Below this share of what was expected by now, a KPI counts as off its track.
const RISK = 0.7

/**
 * progress = (value − baseline) / (target − baseline) at the newest point;
 * expected = (date − start) / (due − start) at its date, between 0 and 1, where start is the
 * baseline's date or else that of the first point. Nothing depends on the clock.
 */
export function progressOf(kpi: Kpi): KpiProgress {
  const latest = kpi.points[kpi.points.length - 1]
  if (!latest) return { state: 'no-data', progress: null, expected: null, latest: null }
  const progress = significant(
    (latest.value - kpi.baseline.value) / (kpi.target - kpi.baseline.value),
  )
  const expected = expectedAt(kpi, latest.date)
  return { state: stateOf(progress, expected), progress, expected, latest }
}

function expectedAt(kpi: Kpi, date: string): number | null {
  if (kpi.due === undefined) return null
  const start = dayNumber(kpi.baseline.date ?? kpi.points[0]!.date)
  const due = dayNumber(kpi.due)
  if (due <= start) return 1
  return significant(Math.min(1, Math.max(0, (dayNumber(date) - start) / (due - start))))
}

function stateOf(progress: number, expected: number | null): KpiState {
  if (progress >= 1) return 'achieved'
  if (expected === null) return progress > 0 ? 'on-track' : 'off-track'
  if (progress >= expected) return 'on-track'
  return progress >= significant(RISK * expected) ? 'at-risk' : 'off-track'
}

// Shares are compared as decimals: a tenth of the way is a tenth, whatever binary fractions make of it.
function significant(share: number): number {
  return Number(share.toPrecision(12))
}

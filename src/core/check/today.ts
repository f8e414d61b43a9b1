import type { Item } from '../backlog/item.js'
import { dayNumber } from '../calendar/day.js'
import type { Kpi } from '../kpis/kpi.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import { startOf } from '../yaml/start.js'
import type { Backlog } from './backlog.js'
import { checkEstimateDates, checkPastDates } from './future-dates.js'
import { placeOf } from './places.js'

/** A check whose findings change with the day. */
export type TodayCheck = (backlog: Backlog, today: string, report: Report) => void

/** Open items whose due date lies before today. */
const checkDuePassed: TodayCheck = ({ items }, today, report) => {
  for (const item of items) {
    const { due, id, status } = item
    if (due && isRankable(item) && due.date < today)
      report(problem('due-passed', placeOf(item, 'due', 'date'), { id, due: due.date, status }))
  }
}

/** Open items that are worth nothing any more. */
const checkWorthless: TodayCheck = ({ items }, today, report) => {
  for (const item of items) {
    const { worthlessAfter, id, status } = item
    if (!worthlessAfter || !isRankable(item) || worthlessAfter.date >= today) continue
    const place = placeOf(item, 'worthless_after', 'date')
    report(problem('worthless-passed', place, { id, date: worthlessAfter.date, status }))
  }
}

/** Estimates of open items that are older than the limit. */
const checkEstimates: TodayCheck = ({ items, limitOf }, today, report) => {
  const [now, limit] = [dayNumber(today), limitOf('stale-estimates')]
  for (const item of items) {
    const date = item.plain.estimated
    if (date === undefined || !isRankable(item)) continue
    const days = now - dayNumber(date)
    if (days <= limit) continue
    const place = placeOf(item, 'estimated')
    report(problem('stale-estimates', place, { id: item.id, date, days, limit }))
  }
}

/** Open items whose newest evidence is older than the limit. */
const checkEvidence: TodayCheck = ({ items, limitOf }, today, report) => {
  const [now, limit] = [dayNumber(today), limitOf('stale-evidence')]
  for (const item of items) {
    const newest = isRankable(item) ? newestEvidence(item) : undefined
    if (!newest) continue
    const days = now - dayNumber(newest.date)
    if (days <= limit) continue
    const place = placeOf(item, 'evidence', newest.index, 'date')
    report(problem('stale-evidence', place, { id: item.id, date: newest.date, days, limit }))
  }
}

function newestEvidence({ plain }: Item): { date: string; index: number } | undefined {
  let newest: { date: string; index: number } | undefined
  plain.evidence?.forEach(({ date }, index) => {
    if (date !== undefined && (!newest || date > newest.date)) newest = { date, index }
  })
  return newest
}

/** KPIs that nobody has measured for longer than the limit, as far as all points could be read. */
const checkKpiAge: TodayCheck = ({ kpis, limitOf }, today, report) => {
  const [now, limit] = [dayNumber(today), limitOf('stale-kpi')]
  for (const kpi of kpis) {
    if (kpi.hasUnreadPoints) continue
    const date = lastMeasured(kpi)
    const days = date === null ? 0 : now - dayNumber(date)
    if (date !== null && days <= limit) continue
    const { source, start, end, extent } = startOf(kpi.node, kpi.source)
    // Only where it has no date at all something is missing in it.
    const place = { source, start, end, ...(date === null && extent && { extent }) }
    report(problem('stale-kpi', place, { id: kpi.id, date, days, limit }))
  }
}

// The baseline is a measurement too.
function lastMeasured({ points, baseline }: Kpi): string | null {
  const dates = [...points.map(({ date }) => date), ...(baseline.date ? [baseline.date] : [])]
  return dates.sort().at(-1) ?? null
}

/** Every rule that depends on the day; none of them may decide what is ranked or written. */
export const todayChecks: readonly TodayCheck[] = [
  checkDuePassed,
  checkWorthless,
  checkEstimates,
  checkEstimateDates,
  checkEvidence,
  checkKpiAge,
  checkPastDates,
]

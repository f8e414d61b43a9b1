import { dayNumber } from '../calendar/day.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import { startOf } from '../schema/decode.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** A check whose findings change with the day. */
export type TodayCheck = (backlog: Backlog, today: string, report: Report) => void

/** Open items whose due date lies before today. */
const checkDuePassed: TodayCheck = ({ items }, today, report) => {
  for (const item of items) {
    const { due, id, status } = item
    if (due && isRankable(item) && due.date < today)
      report(problem('due-passed', placeOf(item, 'due'), { id, due: due.date, status }))
  }
}

/** Estimates and evidence of open items that are older than their limit. */
const checkAge: TodayCheck = ({ items, limitOf }, today, report) => {
  const now = dayNumber(today)
  for (const item of items) {
    if (!isRankable(item)) continue
    const { estimated, evidence } = item.plain
    const days = estimated === undefined ? 0 : now - dayNumber(estimated)
    if (estimated !== undefined && days > limitOf('stale-estimates'))
      report(
        problem('stale-estimates', placeOf(item, 'estimated'), {
          id: item.id,
          date: estimated,
          days,
          limit: limitOf('stale-estimates'),
        }),
      )
    const newest = evidence
      ?.flatMap(({ date }) => date ?? [])
      .sort()
      .at(-1)
    const age = newest === undefined ? 0 : now - dayNumber(newest)
    if (newest !== undefined && age > limitOf('stale-evidence'))
      report(
        problem('stale-evidence', placeOf(item, 'evidence'), {
          id: item.id,
          date: newest,
          days: age,
          limit: limitOf('stale-evidence'),
        }),
      )
  }
}

/** KPIs that nobody has measured for longer than the limit. */
const checkKpiAge: TodayCheck = ({ kpis, limitOf }, today, report) => {
  for (const { id, points, node, source } of kpis) {
    const date = points.at(-1)?.date ?? null
    const days = date === null ? 0 : dayNumber(today) - dayNumber(date)
    const limit = limitOf('stale-kpi')
    if (date === null || days > limit)
      report(problem('stale-kpi', startOf(node, source), { id, date, days, limit }))
  }
}

/** Every rule that depends on the day; none of them may decide what is ranked or written. */
export const todayChecks: readonly TodayCheck[] = [checkDuePassed, checkAge, checkKpiAge]

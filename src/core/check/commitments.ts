import type { BrokenItem } from '../plan/plan.js'
import { planBacklog } from '../plan/plan-backlog.js'
import { takersOf } from '../plan/reason.js'
import { effortUnit } from '../plan/work-estimate.js'
import { behindText, lackText } from '../problems/plan-reasons.js'
import { problem, type Report } from '../problems/problem.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { inItem, placeOf } from './places.js'

/** Hard dates and agreed periods that the plan cannot keep. It plans only where some item has one. */
export function checkCommitments(backlog: Backlog, report: Report): void {
  const { items, configuration } = backlog
  const isPromised = items.some(
    (item) => isRankable(item) && (item.period || item.due?.kind === 'hard'),
  )
  if (!isPromised) return
  const { units } = configuration.fields
  const { plan } = planBacklog({ ...backlog, units })
  for (const each of plan.broken) reportMissed(each, effortUnit(units), report)
}

function reportMissed(
  { item, obstacle, hardDate, period }: BrokenItem,
  unit: string,
  report: Report,
): void {
  const args = {
    id: item.id,
    why: lackText(obstacle, unit),
    taken: behindText(takersOf(obstacle)),
  }
  if (hardDate !== null) {
    const place = inItem(item, placeOf(item, 'due', 'date'))
    const because = item.due?.reason ?? null
    report(problem('hard-date-missed', place, { ...args, date: hardDate, because }))
  }
  if (period !== null) {
    const place = inItem(item, placeOf(item, 'period', 'in'))
    const because = item.period?.reason ?? null
    report(problem('agreement-missed', place, { ...args, period, because }))
  }
}

import type { Diagnosis } from '../plan/diagnosis/diagnose.js'
import { diagnoseBacklog } from '../plan/diagnosis/diagnose-backlog.js'
import type { BrokenItem, Plan } from '../plan/plan.js'
import { planBacklog } from '../plan/plan-backlog.js'
import { type Obstacle, takersOf } from '../plan/reason.js'
import { effortUnit } from '../plan/work-estimate.js'
import { behindText, lackText, missedText, obstacleText } from '../problems/plan-reasons.js'
import { problem, type Report } from '../problems/problem.js'
import { remedyText } from '../problems/remedy-text.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/**
 * Hard dates and agreed periods that the plan cannot keep, and decided work that is worthless before it can be done. It
 * plans the whole backlog, which is of use only where an item has one of them: `isPromised`.
 */
export function checkCommitments(backlog: Backlog, report: Report): void {
  const { fields: config } = backlog.configuration
  const { units } = config
  const { plan, model } = planBacklog({ ...backlog, units })
  reportUnplanned(plan, effortUnit(units), report)
  const broken = plan.broken.filter(isNews)
  if (broken.length === 0) return
  const { diagnoses } = diagnoseBacklog({ ...backlog, units, config }, model, broken)
  const byId = new Map(diagnoses.map((each) => [each.id, each]))
  const helped = diagnoses.filter(({ remedies }) => remedies.length > 0).length
  for (const each of broken)
    reportMissed(each, byId.get(each.item.id), helped > 1, effortUnit(units), report)
}

function reportMissed(
  { item, obstacle, hardDate, period }: BrokenItem,
  diagnosis: Diagnosis | undefined,
  hasOthers: boolean,
  unit: string,
  report: Report,
): void {
  const args = {
    id: item.id,
    why: missedText(obstacle, diagnosis?.cause, unit),
    taken: diagnosis?.cause === 'alone' ? null : behindText(takersOf(obstacle)),
    remedies: (diagnosis?.remedies ?? []).map((each) => remedyText(each, item.id)),
    hasOthers,
  }
  if (hardDate !== null) {
    const place = placeOf(item, 'due', 'date')
    const because = item.due?.reason ?? null
    report(problem('hard-date-missed', place, { ...args, date: hardDate, because }))
  }
  if (period !== null) {
    const place = placeOf(item, 'period', 'in')
    const because = item.period?.reason ?? null
    report(problem('agreement-missed', place, { ...args, period, because }))
  }
}

// What is promised by a date is told as broken; here is what no promise within the roadmap speaks of.
function reportUnplanned({ unplanned, periods }: Plan, unit: string, report: Report): void {
  const end = periods[periods.length - 1]?.period.end ?? null
  for (const { item, obstacle } of unplanned.filter(isNews)) {
    const { id, due, status } = item
    const why = lackText(obstacle, unit)
    if (due?.kind === 'hard' && end !== null && due.date > end) {
      const place = placeOf(item, 'due', 'date')
      report(problem('date-beyond-roadmap', place, { id, date: due.date, end, why }))
    }
    const isDecided = status === 'planned' || status === 'in-progress'
    if (isDecided && isWorthless(obstacle)) {
      const place = placeOf(item, 'worthless_after', 'date')
      report(
        problem('worthless-unplanned', place, {
          id,
          status,
          why: obstacleText(obstacle, unit),
          isPast: obstacle.kind === 'worthless',
        }),
      )
    }
  }
}

// Of a capacity that cannot be read there is an error already.
function isNews({ obstacle }: Plan['unplanned'][number]): boolean {
  return obstacle.kind !== 'no-capacity'
}

function isWorthless(obstacle: Obstacle): boolean {
  return (
    obstacle.kind === 'worthless' || ('limit' in obstacle && obstacle.limit.kind === 'worthless')
  )
}

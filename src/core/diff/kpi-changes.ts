import type { Kpi, KpiProgress } from '../kpis/kpi.js'
import { progressOf } from '../kpis/progress.js'
import { startOf } from '../yaml/start.js'
import type { Change, Subject } from './change.js'
import { fieldChanges } from './fields.js'
import type { Pair } from './pairs.js'
import { writtenNumber } from './written.js'

/** A KPI that an edit touches, with where it stood before and after. */
export interface KpiDifference {
  readonly id: string
  readonly title: string
  /** null where there is no such KPI. */
  readonly from: KpiProgress | null
  readonly to: KpiProgress | null
  /** What its file gives otherwise, then its points by date, as `history.2026-09-30`, wherever they stand. */
  readonly changes: readonly Change[]
}

/** The difference between the two sides of a KPI; undefined where there is none. */
export function kpiDifference({ base, head }: Pair<Kpi>): KpiDifference | undefined {
  const kpi = (head ?? base)!
  const subject: Subject = { kind: 'kpi', id: kpi.id }
  const changes = base && head ? changesOf(base, head, subject) : [wholeChange(base, head, subject)]
  if (changes.length === 0) return undefined
  return {
    id: kpi.id,
    title: kpi.title,
    from: base ? progressOf(base) : null,
    to: head ? progressOf(head) : null,
    changes,
  }
}

function changesOf(base: Kpi, head: Kpi, subject: Subject): Change[] {
  return [
    ...fieldChanges(base, head, subject, { skipped: ['history'] }),
    ...pointChanges(base, head, subject),
  ]
}

// Of points that could not all be read nothing is said: what lacks may only be hidden.
function pointChanges(base: Kpi, head: Kpi, subject: Subject): Change[] {
  if (base.hasUnreadPoints || head.hasUnreadPoints) return []
  const before = new Map(base.points.map(({ date, value }) => [date, value]))
  const after = new Map(head.points.map(({ date, value }) => [date, value]))
  const dates = [...new Set([...before.keys(), ...after.keys()])].sort()
  return dates.flatMap((date): Change[] => {
    const [from, to] = [before.get(date), after.get(date)]
    if (from === to) return []
    return [
      {
        subject,
        path: `history.${date}`,
        from: from === undefined ? null : writtenNumber(from),
        to: to === undefined ? null : writtenNumber(to),
        place:
          (to === undefined ? base : head).pointPlaces.get(date) ?? startOf(head.node, head.source),
      },
    ]
  })
}

function wholeChange(base: Kpi | undefined, head: Kpi | undefined, subject: Subject): Change {
  const { node, source } = (head ?? base)!
  const id = (each: Kpi | undefined) => (each ? { value: each.id, text: each.id } : null)
  return { subject, path: 'id', from: id(base), to: id(head), place: startOf(node, source) }
}

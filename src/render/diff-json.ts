import type { Cause } from '../core/diff/causes.js'
import type { Change } from '../core/diff/change.js'
import type { Comparison } from '../core/diff/comparison.js'
import type { Lone } from '../core/diff/difference.js'
import type { FirstError } from '../core/diff/left-out.js'
import type { KpiProgress } from '../core/kpis/kpi.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'

/** The comparison as one JSON document, complete. */
export function diffJson(comparison: Comparison): string {
  const { base, head, follows, difference, unit, verdicts } = comparison
  const { configuration, kpis, renamed, likelyRenamed, added, removed, edited } = difference
  return jsonText({
    schemaVersion: 1,
    framework: { base: base.framework, head: head.framework },
    base: base.source,
    head: head.source,
    follows,
    ranked: difference.isRanked,
    configuration: configuration.map(changeJson),
    kpis: kpis.map(({ id, title, from, to, changes }) => ({
      id,
      title,
      from: from && progressJson(from),
      to: to && progressJson(to),
      changes: changes.map(changeJson),
    })),
    renamed,
    added: added.map(loneJson),
    removed: removed.map(loneJson),
    likelyRenamed: likelyRenamed.map(({ from, to }) => ({
      ...{ from: from.id, to: to.id, title: to.title },
      ...placeFields(to),
    })),
    moved: difference.moved.map(({ item, from, to, scores, cause }) => ({
      id: item.id,
      from,
      to,
      ...causeJson(cause),
      title: item.title,
      score: { from: scores.from?.score ?? null, to: scores.to?.score ?? null },
      bucket: { from: scores.from?.bucket ?? null, to: scores.to?.bucket ?? null },
    })),
    periods: difference.periods.map(({ item, from, to, cause }) => ({
      id: item.id,
      from,
      to,
      ...causeJson(cause),
      title: item.title,
    })),
    rescored: difference.rescored.map(({ item, rank, from, to, cause }) => ({
      id: item.id,
      rank,
      from: from.score,
      to: to.score,
      bucket: { from: from.bucket, to: to.bucket },
      ...causeJson(cause),
      title: item.title,
    })),
    late: difference.late.map(({ item, due, end, cause }) => ({
      id: item.id,
      due,
      end,
      ...causeJson(cause),
      title: item.title,
    })),
    unplanned: difference.unplanned.map(({ item, from, obstacle, cause }) => ({
      id: item.id,
      from,
      reason: obstacleText(obstacle, unit),
      ...causeJson(cause),
      title: item.title,
    })),
    broken: difference.broken.map(({ item, hardDate, period, obstacle, cause }) => ({
      id: item.id,
      hardDate,
      period,
      reason: obstacleText(obstacle, unit),
      ...causeJson(cause),
      title: item.title,
    })),
    withdrawn: difference.withdrawn.map(({ item, promise, from, to, how, cause }) => ({
      ...{ id: item.id, promise, from, to, how },
      ...causeJson(cause),
      title: item.title,
    })),
    edited: edited.map(({ id, changes, estimates }) => ({
      id,
      changes: [...changes, ...estimates].map(changeJson),
    })),
    gates: verdicts.map(({ gate, reason }) => ({ gate, passed: reason === null, reason })),
    leftOut: [
      ...base.leftOut.map((each) => leftOutJson('base', each)),
      ...head.leftOut.map((each) => leftOutJson('head', each)),
    ],
  })
}

/** A change as JSON. */
export function changeJson({ subject, path, from, to, place }: Change) {
  return {
    of: subject.kind,
    id: 'id' in subject ? subject.id : null,
    ...('rater' in subject && { rater: subject.rater }),
    path,
    from: from ? from.value : null,
    to: to ? to.value : null,
    file: place.source.path,
    line: place.source.position(place.start).line,
  }
}

/** Why an item stands elsewhere as JSON; nothing where no cause is known. */
export function causeJson(cause: Cause | null) {
  if (!cause) return { because: [], together: false, more: 0 }
  const { changes, isTogether: together, more } = cause
  const known = causes.get(cause) ?? { because: changes.map(changeJson), together, more }
  causes.set(cause, known)
  return known
}

// Many items may share one.
const causes = new WeakMap<Cause, { because: object[]; together: boolean; more: number }>()

/** How far a KPI is as JSON. */
export function progressJson({ state, progress }: KpiProgress) {
  return { state, progress }
}

function leftOutJson(side: 'base' | 'head', { id, file, line, message }: FirstError) {
  return { side, id, file, line, message }
}

function loneJson({ item, rank, end }: Lone) {
  return { id: item.id, rank, title: item.title, period: end, ...placeFields(item) }
}

import { lacking } from './lacking.js'
import { limitDay, type ModelItem, type PlanModel, periodOfDay, type Span } from './model.js'
import { type Room, shortage } from './room.js'
import type { Failure, Full, Hold } from './steps.js'

/** A place that was found. */
export interface Found {
  readonly kind: 'placed'
  readonly day: number
  readonly heldBy: Hold | null
  readonly full: readonly Full[]
}

/** Which times an item may have, beside its own rules: it finishes by a day, and no earlier than another item. */
export interface Window {
  readonly by: number
  /** That item, and the index of its period. */
  readonly behind: { readonly item: number; readonly period: number } | undefined
}

/** The earliest place of an item whose dependencies are decided, or why there is none; bare, without the periods that are full. */
export function place(
  index: number,
  { by, behind }: Window,
  model: PlanModel,
  finish: readonly (number | null)[],
  room: Room,
  isBare = false,
): Found | Failure {
  const { days } = model
  const modelItem = model.items[index]!
  const { dependsOn, agreed, deadline, work } = modelItem
  // The dependency that finishes last, of several on one day the first.
  let latest: number | undefined
  for (const each of dependsOn) {
    const day = finish[each] ?? null
    if (day === null) return { kind: 'dependency', item: each }
    if (latest === undefined || day > finish[latest]!) latest = each
  }
  const ready = latest === undefined ? Number.NEGATIVE_INFINITY : finish[latest]!
  if (deadline !== null && deadline < days[0]!.first) return { kind: 'date-passed' }
  const end = Math.min(by, limitDay(modelItem, model))
  if (agreed !== null && end < days[agreed]!.first) return { kind: 'agreed-after-date' }
  if (latest !== undefined && ready > end) return { kind: 'dependency-late', item: latest }

  let full: readonly Full[] = noneFull
  let missed: { readonly team: number; readonly short: number } | undefined
  const soonest = agreed ?? Math.max(0, periodOfDay(model, ready))
  const isBehind = behind !== undefined && agreed === null && behind.period > soonest
  const last = periodOfDay(model, end)
  const first = isBehind ? Math.min(behind.period, last) : soonest
  for (let period = first; period <= last; period++) {
    // There is never more room by an earlier day, so the last one decides on the period.
    const latestDay = Math.min(days[period]!.last, end)
    const short = shortage(room, work, latestDay)
    if (!short) {
      const isSoon = (each: number) => ready <= each && each <= end && !shortage(room, work, each)
      const day = datesIn(days[period]!, modelItem).find(isSoon) ?? latestDay
      const other: Hold | null = isBehind
        ? { kind: 'order', item: behind.item }
        : latest === undefined
          ? null
          : { kind: 'dependency', item: latest }
      const hold = agreed === null && period > 0 ? holdOf(missed, other) : null
      return { kind: 'placed', day, heldBy: hold, full }
    }
    missed = short
    if (!isBare) full = [...full, ...lacking(room, work, { period, day: latestDay }, model)]
  }
  return { kind: 'no-room', ...missed!, full, together: [] }
}

// The dates in a period by which an item or what waits for it must be done, the earliest first.
function datesIn({ first, last }: Span, { deadline, neededBy }: ModelItem): readonly number[] {
  if (neededBy === null) return nothing
  const dates = deadline === null || deadline === neededBy ? [neededBy] : [neededBy, deadline]
  return dates.filter((day) => first <= day && day <= last)
}

const nothing: readonly number[] = []

const noneFull: readonly Full[] = []

function holdOf(lacking: { readonly team: number } | undefined, other: Hold | null): Hold | null {
  return lacking ? { kind: 'team', team: lacking.team } : other
}

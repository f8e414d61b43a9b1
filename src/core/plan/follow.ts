import {
  type Assignment,
  limitDay,
  type ModelItem,
  type PlanModel,
  periodOfDay,
  type Span,
} from './model.js'
import { emptyRoom, type Room, restoreRoom, saveRoom, shortage, take } from './room.js'

/** What became of an item while the ranking was followed. */
export type Step =
  | Placed
  | {
      readonly kind: 'unplaced'
      readonly because: Failure
      /** How many items had been placed when it was its turn. */
      readonly after: number
    }

interface Placed {
  readonly kind: 'placed'
  readonly day: number
  /** The item that it was placed before because that depends on it, or null in its own turn. */
  readonly pulledBy: number | null
  /** What kept it from finishing earlier; null in the first period, or where it was agreed. */
  readonly heldBy: Hold | null
}

export type Hold =
  | { readonly kind: 'dependency'; readonly item: number }
  | { readonly kind: 'team'; readonly team: number }

/** Why an item found no place. */
type Failure =
  /** It was not its turn: nothing says when it is to be done. */
  | { readonly kind: 'never-asked' }
  | { readonly kind: 'date-passed' }
  | { readonly kind: 'agreed-after-date' }
  | { readonly kind: 'dependency'; readonly item: number }
  | { readonly kind: 'dependency-late'; readonly item: number }
  | {
      readonly kind: 'no-room'
      readonly team: number
      readonly short: number
      /** What it depends on and that was tried with it. */
      readonly together: readonly number[]
    }

export interface Followed extends Assignment {
  /** By index of the model's items. */
  readonly steps: readonly Step[]
}

// An item is placed together with what it pulls forward, or none of them is. Where it pulls forward
// more than this they stay, so that the time taken grows with the number of items only.
const MOST_TOGETHER = 50

/**
 * The plan that follows the ranking: each item in the model's order goes into the earliest period
 * that keeps every rule, and what it depends on and is not yet placed goes directly before it.
 */
export function follow(model: PlanModel): Followed {
  const { items } = model
  const finish: (number | null)[] = items.map(() => null)
  const steps: (Step | undefined)[] = items.map(() => undefined)
  const order: number[] = []
  const room = emptyRoom(model)

  items.forEach(({ turn, dependsOn }, index) => {
    if (turn === 'on-demand' || steps[index]) return
    const isLost = dependsOn.some((each) => steps[each]?.kind === 'unplaced')
    const before = isLost ? [] : unplacedBefore(index, items, steps)
    if (before.length === 0 || before.length > MOST_TOGETHER) {
      for (const { item, pulledBy } of before) settle(item, pulledBy)
      settle(index, null)
    } else placeTogether(index, before)
  })
  const never = unplaced({ kind: 'never-asked' }, order.length)
  return { finish, order, steps: steps.map((step) => step ?? never) }

  function settle(index: number, pulledBy: number | null): Step {
    const found = place(index, pulledBy, model, finish, room)
    const step = found.kind === 'placed' ? found : unplaced(found, order.length)
    steps[index] = step
    if (step.kind === 'placed') {
      finish[index] = step.day
      order.push(index)
      take(room, items[index]!.work, step.day)
    }
    return step
  }

  function placeTogether(index: number, before: readonly Pulled[]): void {
    const works = [...before.map(({ item }) => item), index].map((each) => items[each]!.work)
    const saved = saveRoom(room, works.flat())
    const placed = order.length
    for (const { item, pulledBy } of before) {
      if (settle(item, pulledBy).kind === 'placed') continue
      undo()
      steps[index] = unplaced({ kind: 'dependency', item }, placed)
      return
    }
    const step = settle(index, null)
    if (step.kind === 'placed') return
    undo()
    const { because } = step
    const together = before.map(({ item }) => item)
    steps[index] = unplaced(because.kind === 'no-room' ? { ...because, together } : because, placed)

    function undo(): void {
      restoreRoom(room, saved)
      order.length = placed
      for (const { item } of before) {
        steps[item] = undefined
        finish[item] = null
      }
    }
  }
}

interface Pulled {
  readonly item: number
  readonly pulledBy: number
}

// What an item depends on at any depth and is not yet decided, dependencies first, without recursion.
function unplacedBefore(
  index: number,
  items: readonly ModelItem[],
  steps: readonly (Step | undefined)[],
): Pulled[] {
  const found: Pulled[] = []
  const isSeen = new Set([index])
  const path = [{ item: index, at: 0 }]
  while (path.length > 0) {
    const frame = path[path.length - 1]!
    const next = items[frame.item]!.dependsOn[frame.at++]
    if (next === undefined) {
      path.pop()
      const parent = path[path.length - 1]
      if (parent) found.push({ item: frame.item, pulledBy: parent.item })
    } else if (!steps[next] && !isSeen.has(next)) {
      isSeen.add(next)
      path.push({ item: next, at: 0 })
    }
  }
  return found
}

// Where an item goes whose dependencies are decided, or why nowhere.
function place(
  index: number,
  pulledBy: number | null,
  model: PlanModel,
  finish: readonly (number | null)[],
  room: Room,
): Placed | Failure {
  const { days } = model
  const modelItem = model.items[index]!
  const { dependsOn, agreed, deadline, work } = modelItem
  const missing = dependsOn.find((each) => finish[each] === null)
  if (missing !== undefined) return { kind: 'dependency', item: missing }
  const latest = latestOf(dependsOn, finish)
  const ready = latest === undefined ? Number.NEGATIVE_INFINITY : finish[latest]!
  if (deadline !== null && deadline < days[0]!.first) return { kind: 'date-passed' }
  const end = limitDay(modelItem, model)
  if (agreed !== null && end < days[agreed]!.first) return { kind: 'agreed-after-date' }
  if (latest !== undefined && ready > end) return { kind: 'dependency-late', item: latest }

  let lacking: { readonly team: number; readonly short: number } | undefined
  const first = agreed ?? Math.max(0, periodOfDay(model, ready))
  const last = periodOfDay(model, end)
  for (let period = first; period <= last; period++) {
    // There is never more room by an earlier day, so the last one decides on the period.
    const latestDay = Math.min(days[period]!.last, end)
    const short = shortage(room, work, latestDay)
    if (!short) {
      const dates = datesIn(days[period]!, modelItem).filter((day) => ready <= day && day <= end)
      const day = dates.find((each) => !shortage(room, work, each)) ?? latestDay
      const hold = agreed === null ? holdOf(period, lacking, latest) : null
      return { kind: 'placed', day, pulledBy, heldBy: hold }
    }
    lacking = short
  }
  const { team, short } = lacking!
  return { kind: 'no-room', team, short, together: [] }
}

function unplaced(because: Failure, after: number): Step {
  return { kind: 'unplaced', because, after }
}

// The dependency that finishes last, of several on one day the first.
function latestOf(
  dependsOn: readonly number[],
  finish: readonly (number | null)[],
): number | undefined {
  let latest: number | undefined
  for (const each of dependsOn)
    if (latest === undefined || finish[each]! > finish[latest]!) latest = each
  return latest
}

// The dates in a period by which an item or what waits for it must be done, the earliest first.
function datesIn({ first, last }: Span, { deadline, neededBy }: ModelItem): number[] {
  const dates = neededBy === deadline ? [neededBy] : [neededBy, deadline]
  return dates.filter((day) => day !== null && first <= day && day <= last) as number[]
}

function holdOf(
  period: number,
  lacking: { readonly team: number } | undefined,
  latest: number | undefined,
): Hold | null {
  if (period === 0) return null
  if (lacking) return { kind: 'team', team: lacking.team }
  return latest === undefined ? null : { kind: 'dependency', item: latest }
}

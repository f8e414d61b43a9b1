import { type ModelItem, type PlanModel, periodOfDay } from './model.js'
import { type Found, place } from './place.js'
import { emptyRoom, put, putAll, restoreRoom, saveRoom, take } from './room.js'
import type { Failure, Followed, Step } from './steps.js'

// An item is placed together with what it pulls forward, or none of them is. Where it pulls forward
// more than this they stay, so that the time taken grows with the number of items only.
const MOST_TOGETHER = 50

export interface Arrangement {
  /** Indexes of items in the order in which they are to be placed; of those `on-demand` only what another one pulls. */
  readonly sequence: readonly number[]
  /**
   * The day until which an item has a place already, by index, or null. All these places keep every rule together; an
   * item gives its own up when it is its turn, for the earliest one there is, so that it is never lost. One that is
   * worth less than nothing stays.
   */
  readonly reserved?: readonly (number | null)[]
  /** Whether no item finishes in an earlier period than one before it in the sequence of the same team alone. */
  readonly keepsOrder?: boolean
  /** Days inside periods, in order, by which work may have to be done, beside the items' dates; of all teams. */
  readonly dates?: readonly number[]
  /** Whether nobody asks for the periods in which a team had no room for an item, so that none is named. */
  readonly isBare?: boolean
}

/**
 * Places items one after another: each goes into the earliest period that keeps every rule, and what it depends on and
 * is not yet placed goes directly before it.
 */
export function arrange(model: PlanModel, arrangement: Arrangement): Followed {
  const made = arranger(model, arrangement)
  for (const index of arrangement.sequence) made.takeTurn(index)
  return made.followed()
}

/** A plan while it is made. */
export interface Arranger {
  /** Decides on an item in its turn, with what it pulls forward; nothing where that is done. */
  takeTurn(index: number): void
  /** Decides on an item as a plan did for which all that bears on it was the same; `count` then counts its work. */
  adopt(index: number, step: Step, day: number | null): void
  /**
   * Counts the work of a team on those of some items that were adopted, between two places of a list: to be called once
   * of each, before a turn in which that team may do something.
   */
  count(team: number, works: TeamWorks, from: number, to: number): void
  /** The items that are decided on, in the order in which that was done. */
  readonly decided: readonly number[]
  readonly steps: readonly (Step | undefined)[]
  followed(): Followed
}

/** The items that a team works on, in the order in which they are decided on, and its work on each. */
export interface TeamWorks {
  readonly items: readonly number[]
  readonly efforts: readonly number[]
}

/** A plan of which nothing is decided yet; `sequence` is for who makes it to keep. */
export function arranger(
  model: PlanModel,
  {
    reserved = model.items.map(() => null),
    keepsOrder = false,
    dates = [],
    isBare = false,
  }: Omit<Arrangement, 'sequence'>,
): Arranger {
  const { items } = model
  const finish = [...reserved]
  const steps: (Step | undefined)[] = items.map(() => undefined)
  const order: number[] = []
  const decided: number[] = []
  const room = emptyRoom(model, dates)
  // What was placed here counts at once.
  const isCounted = new Uint8Array(items.length)
  const lastByTeam = new Map<number, { readonly item: number; readonly period: number }>()
  reserved.forEach((day, index) => {
    if (day !== null) put(room, items[index]!.work, day)
  })

  return { takeTurn, adopt, count, decided, steps, followed }

  function takeTurn(index: number): void {
    const { turn, dependsOn } = items[index]!
    if (turn === 'on-demand' || steps[index]) return
    const isLost = dependsOn.some((each) => steps[each]?.kind === 'unplaced')
    const before = isLost ? nothing : unplacedBefore(index, items, steps)
    if (before.length === 0 || before.length > MOST_TOGETHER) {
      for (const { item, pulledBy } of before) settle(item, pulledBy)
      settle(index, null)
    } else placeTogether(index, before)
  }

  function followed(): Followed {
    const never = unplaced({ kind: 'never-asked' }, order.length)
    return {
      finish: finish.map((day, index) => (steps[index]?.kind === 'placed' ? day : null)),
      order,
      steps: steps.map((step) => step ?? never),
    }
  }

  function settle(index: number, pulledBy: number | null): Step {
    const found = reserved[index] === null ? tryPlace(index) : tryEarlier(index, reserved[index]!)
    const after = order.length
    if (found.kind !== 'placed') return decide(index, unplaced(found, after))
    const { day, heldBy, full } = found
    const step = decide(index, { kind: 'placed', day, pulledBy, heldBy, after, full })
    if (keepsOrder) remember(index, found)
    return step
  }

  function decide(index: number, step: Step): Step {
    adopt(index, step, step.kind === 'placed' ? step.day : null)
    isCounted[index] = 1
    if (step.kind === 'placed') put(room, items[index]!.work, step.day)
    return step
  }

  function adopt(index: number, step: Step, day: number | null): void {
    steps[index] = step
    decided.push(index)
    if (day === null) return
    finish[index] = day
    order.push(index)
  }

  function count(team: number, works: TeamWorks, from: number, to: number): void {
    const days: number[] = []
    const efforts: number[] = []
    for (let at = from; at < to; at++) {
      const index = works.items[at]!
      const day = steps[index] ? finish[index]! : null
      if (isCounted[index] || day === null) continue
      days.push(day)
      efforts.push(works.efforts[at]!)
    }
    if (days.length > 0) putAll(room, team, efforts, days)
  }

  // What waits for something else, or for another team, holds nobody up.
  function remember(index: number, { day, heldBy }: Found): void {
    const team = aloneIn(index)
    if (team === undefined || heldBy?.kind === 'dependency') return
    const period = periodOfDay(model, day)
    if (period > (lastByTeam.get(team)?.period ?? -1)) lastByTeam.set(team, { item: index, period })
  }

  // The team that does an item alone and in turn.
  function aloneIn(index: number): number | undefined {
    const { work, turn } = items[index]!
    const isInTurn = turn === 'planned' || turn === 'candidate' || turn === 'on-demand'
    return isInTurn && work.length === 1 && work[0]!.effort > 0 ? work[0]!.team : undefined
  }

  function tryPlace(index: number, by = Number.POSITIVE_INFINITY): Found | Failure {
    const team = keepsOrder ? aloneIn(index) : undefined
    const behind = team === undefined ? undefined : lastByTeam.get(team)
    return place(index, { by, behind }, model, finish, room, isBare)
  }

  function tryEarlier(index: number, kept: number): Found {
    take(room, items[index]!.work, kept)
    const stays: Found = { kind: 'placed', day: kept, heldBy: null, full: [] }
    if (items[index]!.value < 0) return stays
    finish[index] = null
    const found = tryPlace(index, kept)
    // Where rounding alone says that it does not fit any more, it stays too.
    return found.kind === 'placed' ? found : stays
  }

  function placeTogether(index: number, before: readonly Pulled[]): void {
    for (const { item } of before) saveRoom(room, items[item]!.work)
    const savedLast = new Map(lastByTeam)
    const [placed, known] = [order.length, decided.length]
    for (const { item, pulledBy } of before) {
      if (settle(item, pulledBy).kind === 'placed') continue
      undo()
      decide(index, unplaced({ kind: 'dependency', item }, placed))
      return
    }
    const step = settle(index, null)
    if (step.kind === 'placed') return
    undo()
    const { because } = step
    const together = before.map(({ item }) => item)
    decide(index, unplaced(because.kind === 'no-room' ? { ...because, together } : because, placed))

    function undo(): void {
      for (const { item } of before) restoreRoom(room, items[item]!.work)
      for (const [team, last] of savedLast) lastByTeam.set(team, last)
      for (const team of lastByTeam.keys()) if (!savedLast.has(team)) lastByTeam.delete(team)
      order.length = placed
      decided.length = known
      for (const { item } of before) {
        steps[item] = undefined
        isCounted[item] = 0
        finish[item] = reserved[item]!
      }
    }
  }
}

interface Pulled {
  readonly item: number
  readonly pulledBy: number
}

const nothing: readonly Pulled[] = []

// What an item depends on at any depth and is not yet decided, dependencies first, without recursion.
function unplacedBefore(
  index: number,
  items: readonly ModelItem[],
  steps: readonly (Step | undefined)[],
): readonly Pulled[] {
  if (items[index]!.dependsOn.every((each) => steps[each])) return nothing
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

function unplaced(because: Failure, after: number): Step {
  return { kind: 'unplaced', because, after }
}

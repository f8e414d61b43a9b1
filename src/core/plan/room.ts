import { availableBy, type ModelTeam, type PlanModel, tolerance, type Work } from './model.js'

/**
 * What is left of every team's capacity while a plan is made. For each day on which an item of the
 * team may finish, `left` is the most effort that can still finish by then: what is free up to
 * that day and, because finished work counts on every later day too, up to each later day.
 */
export interface Room {
  readonly teams: readonly (TeamRoom | null)[]
}

interface TeamRoom {
  /** Index into `free` and `left` by day. */
  readonly at: ReadonlyMap<number, number>
  readonly days: readonly number[]
  /** What is free up to that day. */
  readonly free: Float64Array
  readonly left: Float64Array
  readonly tolerance: number
  /** Both as they were when they were last saved. */
  readonly saved: { readonly free: Float64Array; readonly left: Float64Array }
}

/** The room of an empty plan; `dates` are days on which items may finish beside their own dates. */
export function emptyRoom(model: PlanModel, dates: readonly number[] = []): Room {
  const days = model.teams.map(() => new Set([...model.days.map(({ last }) => last), ...dates]))
  for (const { work, deadline, neededBy } of model.items) {
    if (deadline === null && neededBy === null) continue
    for (const { team } of work) {
      if (deadline !== null) days[team]!.add(deadline)
      if (neededBy !== null) days[team]!.add(neededBy)
    }
  }
  return { teams: model.teams.map((team, index) => teamRoom(model, team, days[index]!)) }
}

/** The team of a piece of work that lacks room for it by a day, and how much it lacks; the one that lacks most. */
export function shortage(
  { teams }: Room,
  work: readonly Work[],
  day: number,
): { readonly team: number; readonly short: number } | undefined {
  let most: { team: number; short: number } | undefined
  for (const { team, effort } of work) {
    const room = teams[team]
    if (!room || effort === 0) continue
    const left = room.left[room.at.get(day)!]!
    if (effort <= left + room.tolerance) continue
    const short = effort - Math.max(0, left)
    if (!most || short > most.short) most = { team, short }
  }
  return most
}

/** What is free of a team, from a day on, by each day on which something may have to be done. */
interface Free {
  /** Where that day stands among the days. */
  readonly from: number
  readonly days: readonly number[]
  readonly byDay: Float64Array
  /** By that day and by each later one. */
  readonly left: Float64Array
  readonly tolerance: number
}

/** What is free of a team from a day on; undefined without a limit. */
export function freeBy({ teams }: Room, team: number, day: number): Free | undefined {
  const room = teams[team]
  if (!room) return undefined
  const { days, free, left, tolerance } = room
  return { from: room.at.get(day)!, days, byDay: free, left, tolerance }
}

/** Counts work as finished on a day. */
export function put(room: Room, work: readonly Work[], day: number): void {
  change(room, work, day, 1)
}

/** Counts work of one team as finished, each part by its own day. */
export function putAll(
  { teams }: Room,
  team: number,
  efforts: readonly number[],
  days: readonly number[],
): void {
  const room = teams[team]
  if (!room) return
  const { free, left, at } = room
  for (let part = 0; part < efforts.length; part++)
    for (let later = at.get(days[part]!)!; later < free.length; later++)
      free[later]! -= efforts[part]!
  fillLeft(free, left)
}

/** Takes back work that was counted as finished on a day. */
export function take(room: Room, work: readonly Work[], day: number): void {
  change(room, work, day, -1)
}

function change({ teams }: Room, work: readonly Work[], day: number, sign: 1 | -1): void {
  for (const { team, effort } of work) {
    const room = teams[team]
    if (!room) continue
    const { free, left } = room
    const index = room.at.get(day)!
    // The least of several numbers less one is the least of them all less that, rounding included.
    for (let later = index; later < free.length; later++) {
      free[later]! -= sign * effort
      left[later]! -= sign * effort
    }
    for (let earlier = index - 1; earlier >= 0; earlier--) {
      const least = Math.min(free[earlier]!, left[earlier + 1]!)
      if (left[earlier] === least) break
      left[earlier] = least
    }
  }
}

/** Keeps what the teams of a piece of work have left, until the same is done again, for `restoreRoom`. */
export function saveRoom({ teams }: Room, work: readonly Work[]): void {
  for (const { team } of work) {
    const room = teams[team]
    room?.saved.free.set(room.free)
    room?.saved.left.set(room.left)
  }
}

/** Makes the room of the teams of a piece of work what it was when it was saved. */
export function restoreRoom({ teams }: Room, work: readonly Work[]): void {
  for (const { team } of work) {
    const room = teams[team]
    room?.free.set(room.saved.free)
    room?.left.set(room.saved.left)
  }
}

function fillLeft(free: Float64Array, left: Float64Array): void {
  let least = Number.POSITIVE_INFINITY
  for (let index = free.length - 1; index >= 0; index--) {
    least = Math.min(least, free[index]!)
    left[index] = least
  }
}

function teamRoom(model: PlanModel, team: ModelTeam, days: ReadonlySet<number>): TeamRoom | null {
  if (!team.capacity) return null
  const sorted = [...days].sort((a, b) => a - b)
  const free = Float64Array.from(sorted, (day) => availableBy(model, team, day))
  const left = new Float64Array(free.length)
  fillLeft(free, left)
  const at = new Map(sorted.map((day, index) => [day, index]))
  const saved = { free: free.slice(), left: left.slice() }
  return { at, days: sorted, free, left, tolerance: tolerance(team), saved }
}

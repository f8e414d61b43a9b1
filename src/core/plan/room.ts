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
  /** Index into `left` by day. */
  readonly at: ReadonlyMap<number, number>
  readonly left: Float64Array
  readonly tolerance: number
}

/** The room of an empty plan. */
export function emptyRoom(model: PlanModel): Room {
  const days = model.teams.map(() => new Set(model.days.map(({ last }) => last)))
  for (const { work, deadline, neededBy } of model.items)
    for (const { team } of work) {
      if (deadline !== null) days[team]!.add(deadline)
      if (neededBy !== null) days[team]!.add(neededBy)
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

/** Counts work as finished on a day. */
export function take({ teams }: Room, work: readonly Work[], day: number): void {
  for (const { team, effort } of work) {
    const room = teams[team]
    if (!room) continue
    const { left } = room
    const index = room.at.get(day)!
    for (let later = index; later < left.length; later++) left[later]! -= effort
    for (let earlier = index - 1; earlier >= 0; earlier--)
      left[earlier] = Math.min(left[earlier]!, left[index]!)
  }
}

/** What `restoreRoom` needs to undo all that is taken for these works from now on. */
export type SavedRoom = ReadonlyMap<number, Float64Array>

export function saveRoom({ teams }: Room, works: readonly Work[]): SavedRoom {
  const saved = new Map<number, Float64Array>()
  for (const { team } of works) {
    const room = teams[team]
    if (room && !saved.has(team)) saved.set(team, room.left.slice())
  }
  return saved
}

/** Makes the room what it was when it was saved. */
export function restoreRoom({ teams }: Room, saved: SavedRoom): void {
  for (const [team, left] of saved) teams[team]!.left.set(left)
}

function teamRoom(model: PlanModel, team: ModelTeam, days: ReadonlySet<number>): TeamRoom | null {
  if (!team.capacity) return null
  const sorted = [...days].sort((a, b) => a - b)
  const left = Float64Array.from(sorted, (day) => availableBy(model, team, day))
  for (let index = left.length - 2; index >= 0; index--)
    left[index] = Math.min(left[index]!, left[index + 1]!)
  return { at: new Map(sorted.map((day, index) => [day, index])), left, tolerance: tolerance(team) }
}

import type { Item } from '../backlog/item.js'
import { periodOf } from '../calendar/period.js'
import type { Framework } from '../frameworks/framework.js'
import { effortOf, effortOfOne, sizingOf, spentOn } from '../plan/effort.js'
import { isUnread } from '../plan/planning.js'
import { effortUnit } from '../plan/work-estimate.js'
import { problem, type Report } from '../problems/problem.js'
import { rankableItems } from '../rank/rankable.js'
import { entryOf, type YamlMap } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'
import { shownApart } from './shown-apart.js'

// How far sums may be off through rounding alone.
const TOLERANCE = 1 + 1e-9

/** Work against the capacities in pm.yaml, the reserve taken off: of all periods together, and of one. */
export function checkCapacity(backlog: Backlog, report: Report): void {
  const rooms = roomsOf(backlog)
  if (!rooms.size) return
  const { fields } = backlog.configuration
  const sizing = sizingOf(backlog.framework)
  const unbounded = new Map<string, number>()
  const teams = [...rooms.keys()].filter((team) => team !== null)
  const unbound = { unit: effortUnit(fields.units), teams }
  for (const item of rankableItems(backlog.items, backlog.containers)) {
    if (item.status === 'idea') continue
    const one = effortOfOne(item, sizing, fields.units)
    if (one !== undefined) take(item, item.team ?? null, one)
    else
      for (const [team, effort] of effortOf(item, sizing, fields.units) ?? [])
        take(item, team, effort)
  }
  for (const { team, period, effort } of shippedInside(backlog, sizing)) {
    const room = rooms.get(team)
    if (room) room.shipped[period]! += effort
  }
  for (const room of rooms.values()) reportRoom(room, backlog, report)
  for (const [team, load] of unbounded) reportUnbounded(team, load, backlog, report)

  function take(item: Item, team: string | null, effort: number): void {
    const room = rooms.get(team)
    if (!room) {
      if (team === null) reportLoose(item, effort)
      else if (item.status !== 'candidate' && !isUnread(backlog.planning, team))
        unbounded.set(team, (unbounded.get(team) ?? 0) + effort)
      return
    }
    if (item.status !== 'candidate') room.planned += effort
    if (effort > room.most * TOLERANCE)
      report(
        problem('effort-over-period', placeOfEffort(item, team, sizing), {
          id: item.id,
          ...room.args,
          ...shownApart({ effort, capacity: room.most }),
        }),
      )
  }

  function reportLoose(item: Item, work: number): void {
    if (work === 0 || isUnread(backlog.planning, null)) return
    const args = { id: item.id, ...shownApart({ effort: work }), ...unbound }
    report(problem('work-without-team', placeOf(item), args))
  }
}

// Where others have a capacity, a team that pm.yaml lists without one was more likely forgotten.
function reportUnbounded(
  team: string,
  load: number,
  { configuration: { root, source, fields } }: Backlog,
  report: Report,
): void {
  if (load === 0 || !Object.hasOwn(fields.teams ?? {}, team)) return
  const { start, end } = entryOf(entryOf(root!, 'teams')!.value as YamlMap, team)!.key
  const shown = shownApart({ load })
  const args = { team, ...shown, unit: effortUnit(fields.units) }
  report(problem('team-without-capacity', { source: source!, start, end }, args))
}

/** What a team can do in the periods of the roadmap, and what is to be done. */
interface Room {
  readonly args: { readonly team: string | null; readonly unit: string; readonly reserve?: string }
  /** Of each period, of all, and of the one with most. */
  readonly periods: readonly number[]
  readonly all: number
  readonly most: number
  planned: number
  /** By period. */
  readonly shipped: number[]
}

function roomsOf({ planning, configuration }: Backlog): Map<string | null, Room> {
  const { reserve, capacities } = planning
  const unit = effortUnit(configuration.fields.units)
  const percent = Number((reserve * 100).toPrecision(3))
  return new Map(
    [...capacities].map(([team, capacity]) => {
      const left = capacity.map((each) => each - each * reserve)
      const room: Room = {
        args: { team, unit, ...(reserve > 0 && { reserve: String(percent) }) },
        periods: left,
        all: left.reduce((sum, each) => sum + each, 0),
        most: Math.max(...left),
        planned: 0,
        shipped: left.map(() => 0),
      }
      return [team, room]
    }),
  )
}

function shippedInside({ items, containers, planning, configuration }: Backlog, sizing: Framework) {
  return items.flatMap((item) => {
    const date = item.status === 'shipped' ? item.plain.shipped : undefined
    if (date === undefined || containers.has(item.id)) return []
    const period = periodOf(date, planning.periods)
    if (period < 0) return []
    const spent = spentOn(item, sizing, configuration.fields.units) ?? []
    return [...spent].map(([team, effort]) => ({ team, period, effort }))
  })
}

function reportRoom(room: Room, backlog: Backlog, report: Report): void {
  // As in the plan, what shipped in a period uses up that one and no other.
  const left = room.periods.reduce(
    (sum, each, at) => sum + Math.max(0, each - room.shipped[at]!),
    0,
  )
  const done = room.shipped.reduce((sum, each) => sum + each, 0)
  const load = room.planned
  if (!load || load <= left + room.all * (TOLERANCE - 1)) return
  const { periods } = backlog.planning
  const [first, last] = [periods[0]!.name, periods.at(-1)!.name]
  const { shipped, ...numbers } = shownApart({ load, capacity: left, shipped: done })
  report(
    problem('team-over-capacity', placeOfCapacity(room.args.team, backlog), {
      ...room.args,
      ...numbers,
      ...(done > 0 && { shipped }),
      periods: first === last ? first : `${first} to ${last}`,
    }),
  )
}

function placeOfEffort(item: Item, team: string | null, sizing: Framework): Place {
  if (item.status === 'in-progress' && item.remaining) return placeOf(item, 'remaining')
  if (item.effortByTeam && team !== null) return placeOf(item, 'effort_by_team', team)
  if (item.own.effort) return placeOf(item, 'effort')
  const isOwn = Object.hasOwn(item.own, sizing.size!)
  return isOwn ? placeOf(item, sizing.size!) : placeOf(item, sizing.name, sizing.size!)
}

// The value, or the key where the value is a mapping of several lines.
function placeOfCapacity(team: string | null, { configuration }: Backlog): Place {
  const { root, source } = configuration
  const path = team === null ? ['roadmap'] : ['teams', team]
  let at: YamlMap = root!
  for (const key of path) at = entryOf(at, key)!.value as YamlMap
  const { key, value } = entryOf(at, 'capacity')!
  const { start, end } = value.kind === 'scalar' ? value : key
  return { source: source!, start, end }
}

import {
  formOf,
  type Period,
  type PeriodLength,
  periodForm,
  periodsFrom,
  undatedPeriods,
} from '../calendar/period.js'
import type { Configuration } from '../config/read-config.js'
import { readShare } from '../config/share.js'
import { problem, type Report } from '../problems/problem.js'
import { configDefaults } from '../schema/defaults.js'
import { child, entryOf, isNull, type YamlNode } from '../yaml/node.js'
import { placeOf, readCapacity } from './read-capacity.js'

/** What pm.yaml says of time and capacity. */
export interface Planning {
  /** Empty where the roadmap section has an error. */
  readonly periods: readonly Period[]
  /** The fields in which that is, such as `roadmap.start`. */
  readonly faultyFields?: readonly string[]
  /** Share of capacity held back for unplanned work, from 0 to 1. */
  readonly reserve: number
  /** Capacity in each period before the reserve, by team; `null` is that of items without a team. Who is absent is unbounded. */
  readonly capacities: ReadonlyMap<string | null, readonly number[]>
  readonly unread: Unread
}

/** The teams whose capacity is given and cannot be read: nothing of theirs can be planned. */
interface Unread {
  readonly teams: ReadonlySet<string | null>
  /** Whether that is so of each one. */
  readonly isEvery: boolean
}

/** Whether the capacity of a team is given and cannot be read. */
export function isUnread({ unread }: Pick<Planning, 'unread'>, team: string | null): boolean {
  return unread.teams.has(team) || (unread.isEvery && team !== null)
}

/** Reads the periods of the roadmap, the teams' capacities and the reserve; reports what is wrong with them. */
export function planningOf(configuration: Configuration, report: Report): Planning {
  const { fields } = configuration
  const length = lengthOf(configuration)
  const periods = readPeriods(configuration, length, report)
  const capacities = new Map<string | null, readonly number[]>()
  const context = { configuration, periods, length, report }
  for (const [team, definition] of Object.entries(fields.teams ?? {})) {
    const capacity = readCapacity(definition?.capacity, ['teams', team, 'capacity'], context)
    if (capacity) capacities.set(team, capacity)
  }
  const rest = readCapacity(fields.roadmap?.capacity, ['roadmap', 'capacity'], context)
  if (rest) capacities.set(null, rest)
  const reserve = readReserve(configuration, report)
  const unread = unreadIn(configuration, capacities, reserve === undefined, periods)
  for (const team of unread.teams) capacities.delete(team)
  return {
    periods,
    ...(periods.length === 0 && { faultyFields: faultyFields(configuration) }),
    reserve: reserve ?? 0,
    capacities,
    unread,
  }
}

// Without what is held back no capacity is known. Where there are no periods nothing is planned anyway.
function unreadIn(
  { root }: Configuration,
  capacities: Planning['capacities'],
  isWithoutReserve: boolean,
  periods: Planning['periods'],
): Unread {
  const found = new Set<string | null>(isWithoutReserve ? capacities.keys() : [])
  if (!root || periods.length === 0) return { teams: found, isEvery: false }
  const [teams, roadmap] = [child(root, 'teams'), child(root, 'roadmap')]
  if (teams?.kind === 'map')
    for (const { key, value } of teams.entries)
      if (!capacities.has(key.text) && isGiven(value)) found.add(key.text)
  if (!capacities.has(null) && roadmap?.kind === 'map' && isGiven(roadmap)) found.add(null)
  return { teams: found, isEvery: teams !== undefined && teams.kind !== 'map' }
}

// What is to be a team and is no mapping is most likely its capacity.
function isGiven(node: YamlNode): boolean {
  return node.kind === 'map' ? child(node, 'capacity') !== undefined : !isNull(node)
}

// Without period its length follows from the form of start; a day alone does not say how many weeks.
function lengthOf({ fields: { roadmap } }: Configuration): PeriodLength {
  const form = roadmap?.start === undefined ? undefined : formOf(roadmap.start)
  if (roadmap?.period !== undefined) return roadmap.period
  return form === 'month' ? 'month' : configDefaults.roadmap.period
}

function readPeriods(
  configuration: Configuration,
  length: PeriodLength,
  report: Report,
): readonly Period[] {
  const { roadmap } = configuration.fields
  if (refused(configuration).length > 0) return []
  if (roadmap?.start === undefined) return undated(configuration, report)
  const periods = periodsFrom(
    roadmap.start,
    length,
    roadmap.periods ?? configDefaults.roadmap.periods,
  )
  if (periods) return periods
  const got = roadmap.start
  const place = placeOf(configuration, ['roadmap', 'start'])
  const expected =
    roadmap.period === undefined
      ? `${periodForm('quarter')} or ${periodForm('month')}`
      : periodForm(length)
  const form = formOf(got)
  const goesWith = form === 'day' ? '{weeks: 2}' : form
  report(problem('invalid-period', place, { got, expected, ...(goesWith && { goesWith }) }))
  return []
}

// How many there are is only read of periods with dates.
function undated(configuration: Configuration, report: Report): readonly Period[] {
  const found = undatedPeriods()
  const periods = configuration.fields.roadmap?.periods
  if (periods === undefined || periods === found.length) return found
  const place = placeOf(configuration, ['roadmap', 'periods'])
  const names = found.map(({ name }) => name)
  report(problem('periods-without-start', place, { periods, names }))
  return found
}

function faultyFields(configuration: Configuration): readonly string[] {
  const keys = refused(configuration)
  return (keys.length > 0 ? keys : ['start']).map((key) => `roadmap.${key}`)
}

// What pm.yaml says of its periods and was refused when it was read: any others would be a guess.
function refused({ root, fields: { roadmap } }: Configuration): readonly string[] {
  const given = root && entryOf(root, 'roadmap')?.value
  if (given?.kind !== 'map') return []
  return (['start', 'period', 'periods'] as const).filter((key) => {
    const value = entryOf(given, key)?.value
    return value && !isNull(value) && roadmap?.[key] === undefined
  })
}

// undefined where it is given and cannot be read.
function readReserve(configuration: Configuration, report: Report): number | undefined {
  const { root, fields } = configuration
  const given = fields.roadmap?.reserve
  const roadmap = root && child(root, 'roadmap')
  if (given === undefined)
    return roadmap?.kind === 'map' && child(roadmap, 'reserve') ? undefined : 0
  return readShare(configuration, ['roadmap', 'reserve'], given, 'reserve', report)
}

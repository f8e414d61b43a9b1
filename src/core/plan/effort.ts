import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import { meanOf } from '../estimates/mean.js'
import type { Framework, Input } from '../frameworks/framework.js'

/** Units of inputs by name, as `units` in pm.yaml gives them. */
export type Units = Readonly<Record<string, string>>

/** The unit that efforts and capacities are in. */
export function effortUnit(units: Units | undefined): string {
  return units?.effort ?? 'person-weeks'
}

/** Mean effort of an item by team, `null` where it has none. */
export type Efforts = ReadonlyMap<string | null, number>

/**
 * The mean work of an item: its `remaining` while it is in progress, else its `effort` or
 * `effort_by_team`, else the framework's size where that is in the unit of efforts; undefined
 * where none is known. What remains of an item of several teams is shared as their efforts are.
 */
export function effortOf(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): Efforts | undefined {
  if (item.status === 'in-progress' && item.remaining) return shared(item, meanOf(item.remaining))
  return estimated(item, framework, units)
}

/** The work that a shipped item took: its actual effort, else the one that was estimated. */
export function spentOn(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): Efforts | undefined {
  const actual = item.plain.actual?.effort
  return actual === undefined ? estimated(item, framework, units) : shared(item, actual)
}

function estimated(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): Efforts | undefined {
  if (item.effortByTeam) {
    const teams = Object.entries(item.effortByTeam)
    return checked(new Map(teams.map(([team, estimate]) => [team, meanOf(estimate)])))
  }
  const effort = item.own.effort ?? sizeOf(item, framework, units)
  return effort && alone(item, meanOf(effort))
}

function sizeOf(item: Item, framework: Framework, units: Units | undefined): Estimate | undefined {
  const size = framework.inputs.find(({ name }) => name === framework.size)
  if (!size || unitOf(size, units) !== effortUnit(units)) return undefined
  const given = item.blocks[framework.name]?.[size.name] ?? item.own[size.name]
  if (given || size.default === undefined) return given
  return { kind: 'point', value: size.default }
}

function unitOf(input: Input, units: Units | undefined): string | undefined {
  return input.unit ?? (input.name === 'effort' ? effortUnit(units) : units?.[input.name])
}

function shared(item: Item, total: number): Efforts | undefined {
  if (!item.effortByTeam) return alone(item, total)
  const efforts = Object.entries(item.effortByTeam).map(
    ([team, estimate]) => [team, Math.max(0, meanOf(estimate))] as const,
  )
  const sum = efforts.reduce((before, [, effort]) => before + effort, 0)
  const share = (effort: number) => (sum > 0 ? (total * effort) / sum : total / efforts.length)
  return checked(new Map(efforts.map(([team, effort]) => [team, share(effort)])))
}

function alone({ team }: Item, effort: number): Efforts | undefined {
  return Number.isFinite(effort)
    ? new Map<string | null, number>().set(team ?? null, Math.max(0, effort))
    : undefined
}

// A normal interval that reaches below zero has no more work than none.
function checked(efforts: Efforts): Efforts | undefined {
  const least = [...efforts].map(([team, effort]) => [team, Math.max(0, effort)] as const)
  return least.every(([, effort]) => Number.isFinite(effort)) ? new Map(least) : undefined
}

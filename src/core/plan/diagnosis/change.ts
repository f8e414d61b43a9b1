import type { Item } from '../../backlog/item.js'
import { point } from '../../estimates/estimate.js'
import type { Status } from '../../schema/item.js'
import type { Planning } from '../planning.js'

/** One value of the files that a plan is tried with in place of what they say. */
export type Change =
  | { readonly kind: 'status'; readonly id: string; readonly status: Status }
  /** null: no period is agreed. */
  | { readonly kind: 'period'; readonly id: string; readonly period: string | null }
  | { readonly kind: 'date'; readonly id: string; readonly date: string }
  /** Its target is a hard date. */
  | { readonly kind: 'hard'; readonly id: string; readonly date: string }
  | {
      readonly kind: 'effort'
      readonly id: string
      readonly path: EffortPath
      readonly from: number
      readonly to: number
    }
  | {
      readonly kind: 'capacity'
      readonly team: string | null
      /** The name of the period, and its capacity before the reserve. */
      readonly period: string
      readonly from: number
      readonly to: number
    }

/** Where an item gives its work: `['effort']`, `['remaining']`, `['effort_by_team', 'web']` or a framework's own input. */
export type EffortPath = readonly [string, ...string[]]

/** What a change is made in. */
export interface Changeable {
  readonly items: readonly Item[]
  readonly planning: Planning
}

/** The same items and capacities with changes made, all else as it was. */
export function applied({ items, planning }: Changeable, changes: readonly Change[]): Changeable {
  const byId = new Map<string, Change[]>()
  let capacities = planning.capacities
  for (const change of changes) {
    if (change.kind === 'capacity') capacities = withCapacity(planning, capacities, change)
    else byId.set(change.id, [...(byId.get(change.id) ?? []), change])
  }
  return {
    items: items.map((item) => byId.get(item.id)?.reduce(changed, item) ?? item),
    planning: { ...planning, capacities },
  }
}

function withCapacity(
  { periods }: Planning,
  capacities: Planning['capacities'],
  { team, period, to }: Extract<Change, { kind: 'capacity' }>,
): Planning['capacities'] {
  const before = capacities.get(team)
  if (!before) return capacities
  const at = periods.findIndex(({ name }) => name === period)
  return new Map(capacities).set(team, before.with(at, to))
}

function changed(item: Item, change: Change): Item {
  switch (change.kind) {
    case 'status':
      return { ...item, status: change.status }
    case 'date':
      return { ...item, due: { ...item.due!, date: change.date } }
    case 'hard':
      return { ...item, due: { ...item.due!, kind: 'hard' } }
    case 'effort':
      return withEffort(item, change)
    case 'period': {
      const { period, ...rest } = item
      return change.period === null ? rest : { ...rest, period: { ...period, in: change.period } }
    }
    default:
      return item
  }
}

function withEffort(item: Item, { path, to }: Extract<Change, { kind: 'effort' }>): Item {
  const [field, name] = path
  if (field === 'remaining') return { ...item, remaining: point(to) }
  if (name === undefined) return { ...item, own: { ...item.own, [field]: point(to) } }
  if (field === 'effort_by_team')
    return { ...item, effortByTeam: { ...item.effortByTeam, [name]: point(to) } }
  const block = { ...item.blocks[field], [name]: point(to) }
  return { ...item, blocks: { ...item.blocks, [field]: block } }
}

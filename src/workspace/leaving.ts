import type { Item } from '../core/backlog/item.js'
import type { Change } from '../core/diff/change.js'
import { type ItemDifference, leavingChange } from '../core/diff/item-changes.js'
import type { Pair } from '../core/diff/pairs.js'
import type { Workspace } from '../workspace.js'
import type { SettingsDifference } from './setting-edits.js'

/** What a change of names is looked for in. */
export interface Leaving {
  readonly base: Workspace
  readonly head: Workspace
  readonly settings: SettingsDifference
  /** By the ids of items. */
  readonly edited: ReadonlyMap<string, ItemDifference>
}

/**
 * That errors leave an item out of one of two states, and what did that: the team, KPI or item that it names and that only
 * the other state has, or else what is edited of it.
 */
export function leavingChanges(
  { base, head, settings, edited }: Leaving,
  pair: Pair<Item>,
  isLeaving: boolean,
): readonly Change[] {
  const whole = leavingChange(pair, isLeaving)
  if (!pair.base || !pair.head) return [whole]
  const [item, there, gone] = isLeaving ? [pair.head, base, head] : [pair.base, head, base]
  const isCrossing = ({ from, to }: Change) => (isLeaving ? to : from) === null
  const teams = new Set([
    ...(item.team ? [item.team] : []),
    ...Object.keys(item.effortByTeam ?? {}),
  ])
  const lost = [...teams].filter((team) => isTeam(there, team) && !isTeam(gone, team))
  const items = new Set([...item.dependsOn, ...(item.parent ? [item.parent] : [])])
  const names = [
    ...settings.configuration.filter(({ path }) => lost.some((team) => isOfTeam(path, team))),
    ...settings.kpis
      .filter(({ id }) => Object.hasOwn(item.kpis ?? {}, id))
      .flatMap(({ changes }) => changes.filter(({ path }) => path === 'id')),
    ...[...items]
      .flatMap((id) => edited.get(id) ?? [])
      .filter(({ base: before, head: after }) => !before || !after)
      .flatMap(({ changes }) => changes),
  ].filter(isCrossing)
  if (names.length > 0) return [whole, ...names]
  const own = edited.get(pair.head.id)
  return [whole, ...(own?.changes ?? []), ...(own?.estimates ?? [])]
}

function isTeam({ parts }: Workspace, name: string): boolean {
  return Object.hasOwn(parts.configuration.fields.teams ?? {}, name)
}

function isOfTeam(path: string, team: string): boolean {
  return path === `teams.${team}` || path.startsWith(`teams.${team}.`)
}

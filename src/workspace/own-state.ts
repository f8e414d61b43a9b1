import { containersOf } from '../core/backlog/containers.js'
import type { Item } from '../core/backlog/item.js'
import { type State, stateOf } from '../core/diff/state.js'
import type { Places } from '../core/plan/outline.js'
import type { PlannedBacklog } from '../core/plan/plan-backlog.js'
import type { Ranking } from '../core/rank/ranking.js'
import { replaceRanked, standingOf } from '../core/rank/replace.js'
import type { Workspace } from '../workspace.js'
import type { SoundPair } from './item-edits.js'

/** A workspace as it is planned. */
export function plannedBacklog(workspace: Workspace): PlannedBacklog {
  return { ...workspace, units: workspace.config.units }
}

// A state of a history is compared with the one before it and with the one after it.
const states = new WeakMap<Workspace, State>()

/** What may be known of a state without being made of all its items. */
interface Known {
  ranking?(): Ranking
  places?(): Places | undefined
}

/** A workspace as a state, by its own ids. */
export function ownState(workspace: Workspace, known: Known = {}): State {
  const before = states.get(workspace)
  if (before) return before
  const state = stateIn(workspace, plannedBacklog(workspace), known)
  states.set(workspace, state)
  return state
}

/** Whether the state of a workspace was asked for before. */
export function isKnownState(workspace: Workspace): boolean {
  return states.has(workspace)
}

/** A backlog as a state of the workspace that it is of. */
export function stateIn(
  { parts }: Workspace,
  backlog: PlannedBacklog,
  { ranking, places }: Known = {},
): State {
  return stateOf(backlog, containersOf(parts.faulty), ranking?.(), places)
}

/** Whether the same items group others in both. */
export function isSameOutside({ containers }: PlannedBacklog, head: Workspace): boolean {
  const isIn = (id: string) => head.containers.has(id)
  return containers.size === head.containers.size && [...containers].every(isIn)
}

/** The ranking of head as that of base with the edited items exchanged. */
export function rankingAfter(
  { ranking }: State,
  head: Workspace,
  pairs: readonly SoundPair[],
): Ranking {
  const items = new Map<string, Item>()
  for (const item of head.items) items.set(item.id, item)
  const ids = new Set(pairs.map((pair) => (pair.head ?? pair.base)!.id))
  const standings = pairs.map((pair) => standingOf(pair.head, ranking, head))
  const again = replaceRanked(ranking, ids, standings, ({ id }) => items.get(id)!)
  return { ...again, framework: head.framework }
}

/** The plan of head as that of base with the edited items exchanged, where it can be had so. */
export function placesAfter(
  before: State,
  { ranking, rows }: State,
  pairs: readonly SoundPair[],
): Places | undefined {
  const exchanges = pairs.flatMap(({ base, head }) => {
    const row = base && head && rows.get(head.id)
    if (!base || !head) return []
    return [{ item: head, scored: row === undefined ? undefined : ranking.ranked[row]! }]
  })
  if (exchanges.length < pairs.length) return undefined
  return before.outline().with(exchanges, (id) => rows.get(id))?.places
}

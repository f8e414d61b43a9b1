import { type Outline, outlineOf, type Places } from '../plan/outline.js'
import type { PlannedBacklog } from '../plan/plan-backlog.js'
import { rankItems } from '../rank/rank.js'
import type { Ranking } from '../rank/ranking.js'
import { replaceRanked, standingOf } from '../rank/replace.js'
import { roundScore } from '../rank/significant.js'
import type { Score } from './difference.js'
import { type Edit, itemIdOf, movesChildren, type SettingEdit, withItems } from './edit.js'

/** A backlog with its ranking and the outline of its plan, which is made when first asked for. */
export interface State {
  readonly backlog: PlannedBacklog
  /** Ids that items with errors name as their parent. */
  readonly parentsLeftOut: ReadonlySet<string>
  readonly ranking: Ranking
  /** Index of the row of each ranked item, by id. */
  readonly rows: ReadonlyMap<string, number>
  outline(): Outline
}

/** The state of a backlog; `places` may know the plan without making it. */
export function stateOf(
  backlog: PlannedBacklog,
  parentsLeftOut: ReadonlySet<string>,
  ranking: Ranking = rankItems(backlog.items, backlog.framework, backlog),
  places: () => Places | undefined = () => undefined,
): State {
  let outline: Outline | undefined
  // It may hold on to another state, and so to a whole history.
  let made: typeof places | undefined = places
  return {
    backlog,
    parentsLeftOut,
    ranking,
    rows: rowsOf(ranking),
    outline() {
      outline ??= outlineOf(backlog, ranking, made?.())
      made = undefined
      return outline
    },
  }
}

function rowsOf({ ranked }: Ranking): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (let row = 0; row < ranked.length; row++) rows.set(ranked[row]!.item.id, row)
  return rows
}

/** The rank of an item in a state, null where it has none. */
export function rankIn({ ranking, rows }: State, id: string): number | null {
  const row = rows.get(id)
  return row === undefined ? null : ranking.ranked[row]!.rank
}

/** What an item counts in a state, null where it is not ranked. */
export function scoreIn({ ranking, rows }: State, id: string): Score | null {
  const row = rows.get(id)
  if (row === undefined) return null
  const { score, bucket } = ranking.ranked[row]!
  return { score, bucket }
}

/** Whether two scores are the same as scores are compared. */
export function isSameScore(a: Score | null, b: Score | null): boolean {
  return a?.bucket === b?.bucket && (a?.score === b?.score || rounded(a) === rounded(b))
}

function rounded(of: Score | null): number | null {
  return of === null || of.score === null ? null : roundScore(of.score)
}

/** A state with an edit made in it, and nothing else. */
export function madeIn(state: State, edit: Edit): State {
  const { backlog, ranking, parentsLeftOut } = state
  if (edit.kind === 'setting') return withSetting(state, edit)
  const made = withItems(backlog, [edit], parentsLeftOut)
  if (movesChildren(edit)) return stateOf(made, parentsLeftOut)
  const standing = standingOf(edit.after, ranking, backlog)
  return stateOf(
    made,
    parentsLeftOut,
    replaceRanked(ranking, new Set([itemIdOf(edit)!]), [standing]),
  )
}

/** Whether nothing that ranks the items is different. */
export function isRankedAlike(a: PlannedBacklog, b: PlannedBacklog): boolean {
  return a.framework === b.framework && a.items === b.items && a.containers === b.containers
}

// Each is asked for by several questions, and may rank everything again.
const known = new WeakMap<State, WeakMap<Edit, State>>()

function withSetting(state: State, edit: SettingEdit): State {
  const of = known.get(state) ?? new WeakMap<Edit, State>()
  known.set(state, of)
  const before = of.get(edit)
  if (before) return before
  const backlog = edit.made()
  const ranking = isRankedAlike(backlog, state.backlog) ? state.ranking : undefined
  const made = stateOf(backlog, state.parentsLeftOut, ranking)
  of.set(edit, made)
  return made
}

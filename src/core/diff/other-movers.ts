import type { Item } from '../backlog/item.js'
import { standingOf } from '../rank/replace.js'
import type { Course } from './causes.js'
import type { Change } from './change.js'
import { type ItemEdit, itemIdOf, type SettingEdit } from './edit.js'
import { mayMove, replanned } from './plan-effects.js'
import { isOfPlan, relevantIn } from './relevant.js'
import { isSameScore, madeIn, rankIn, type State, scoreIn } from './state.js'

/** What is known of a course before it is asked what else moves something. */
export interface Told {
  /** What is told already. */
  readonly changes: ReadonlySet<Change>
  /** Whether some are counted there and not named; those are most likely of items. */
  readonly isMore: boolean
  /** Items that are in both states, and those of them that stand elsewhere in the plan. */
  readonly both: readonly Item[]
  readonly replanned: ReadonlySet<string>
}

/** The changes of those edits that move something by themselves and are not told: of items first, then settings and KPIs. */
export function otherMovers(
  { base, head, forward, isEvidenceAging }: Course,
  told: Told,
): Change[] {
  // One alone does all that there is.
  if (forward.length === 1) return []
  const open = forward.filter(({ changes }) => !changes.some((each) => told.changes.has(each)))
  const frameworks = [base.backlog.framework, head.backlog.framework]
  const relevant = relevantIn('plan', frameworks, isEvidenceAging)
  const items = told.isMore
    ? []
    : open.filter((edit) => edit.kind === 'item' && movesItself(base, edit, told))
  const settings = open.filter((edit) => edit.kind === 'setting' && movesAny(base, edit, told))
  return [...new Set([...items, ...settings].flatMap(relevant))]
}

function movesItself(base: State, edit: ItemEdit, told: Told): boolean {
  const id = itemIdOf(edit)!
  const { scored = null } = standingOf(edit.after, base.ranking, base.backlog)
  if (!isSameScore(scoreIn(base, id), scored)) return true
  return told.replanned.has(id) && edit.changes.some(isOfPlan)
}

function movesAny(base: State, edit: SettingEdit, { both }: Told): boolean {
  if (!mayMove(edit, base)) return false
  const made = madeIn(base, edit)
  const isOther = ({ id }: Item) =>
    rankIn(base, id) !== rankIn(made, id) || !isSameScore(scoreIn(base, id), scoreIn(made, id))
  return (
    (made.ranking !== base.ranking && both.some(isOther)) || replanned(base, made, both).length > 0
  )
}

import type { Item } from '../backlog/item.js'
import { mayDiffer } from '../plan/may-differ.js'
import type { Places, PlacesWith } from '../plan/outline.js'
import { rowBetween, standingOf } from '../rank/replace.js'
import {
  collect,
  collected,
  type Edit,
  type ItemEdit,
  itemIdOf,
  type Movers,
  movesChildren,
} from './edit.js'
import { isRankedAlike, madeIn, type State } from './state.js'

/** What a plan makes of an item. */
export interface Outcome {
  /** The name of the period in which it finishes, null where it is in none. */
  readonly end: string | null
  /** Whether it misses its target date. */
  readonly isLate: boolean
}

export function outcomeIn(state: State, id: string): Outcome {
  return outcomeAt(state.outline(), id)
}

function outcomeAt(places: Places, id: string): Outcome {
  return { end: places.endOf(id), isLate: places.isLate(id) }
}

function isSameOutcome(a: Outcome, b: Outcome): boolean {
  return a.end === b.end && a.isLate === b.isLate
}

/** Those of some items, by their ids in head, that stand elsewhere in the plan of head than in that of base. */
export function replanned(base: State, head: State, items: readonly Item[]): readonly Item[] {
  const some = mayDiffer(base.outline(), head.outline())
  // Of most items it is known that they stay where they are.
  const ids = some && new Set(some)
  const isOther = ({ id }: Item) => !isSameOutcome(outcomeIn(base, id), outcomeIn(head, id))
  return items.filter((item) => (!ids || ids.has(item.id)) && isOther(item))
}

/** What edits do to the place of an item in the plan, each of them alone. */
export interface PlanEffects {
  /** Those after which it stands exactly where it does in the other state. */
  readonly exact: Movers
  /** Those after which it stands elsewhere than before. */
  readonly any: Movers
}

// So many items are placed again in all; to find out of one that its place stays costs a part of that.
const MOST_PLACED = 150_000
const TO_KEEP_ONE = 1 / 16

/**
 * What each edit alone does to the places of some items, given where they stand in the other state. The plan is made
 * again for each edit, first for those of these items themselves and for settings; where there are too many, the last
 * ones are left untried.
 */
export function planEffects(
  state: State,
  edits: readonly Edit[],
  others: ReadonlyMap<string, Outcome>,
): { readonly effects: ReadonlyMap<string, PlanEffects>; readonly untried: readonly Edit[] } {
  const effects = new Map(
    [...others.keys()].map((id) => [id, { exact: collected(), any: collected() }]),
  )
  const before = new Map([...others.keys()].map((id) => [id, outcomeIn(state, id)]))
  const isOwn = (edit: Edit) => others.has(itemIdOf(edit) ?? '')
  const relevant = edits.filter((edit) => mayMove(edit, state))
  const order = [
    ...relevant.filter((edit) => edit.kind === 'setting'),
    ...relevant.filter((edit) => edit.kind === 'item' && isOwn(edit)),
    ...relevant.filter((edit) => edit.kind === 'item' && !isOwn(edit)),
  ]
  const count = state.backlog.items.length + 1
  let placed = 0
  let tried = 0
  for (; tried < order.length && (tried === 0 || placed < MOST_PLACED); tried++) {
    const edit = order[tried]!
    const again = placesWith(state, edit)
    placed += again ? again.taken + count * TO_KEEP_ONE : count
    const places = again?.places ?? madeIn(state, edit).outline()
    for (const [id, found] of effects) {
      const after = outcomeAt(places, id)
      if (isSameOutcome(after, before.get(id)!)) continue
      collect(found.any, edit, id)
      if (isSameOutcome(after, others.get(id)!)) collect(found.exact, edit, id)
    }
  }
  return { effects, untried: order.slice(tried) }
}

// The plan with one item edited; undefined where that may change more than where items stand.
function placesWith(state: State, edit: Edit): PlacesWith | undefined {
  const { ranking, backlog, rows } = state
  if (edit.kind === 'setting' || !edit.before || !edit.after || movesChildren(edit))
    return undefined
  const { id } = edit.after
  const { scored } = standingOf(edit.after, ranking, backlog)
  const own = scored && rowBetween(ranking, scored)
  const positionOf = (each: string) => (each === id ? own : rows.get(each))
  return state.outline().with([{ item: edit.after, scored }], positionOf)
}

/** Whether a plan can tell the difference that an edit makes at all. */
export function mayMove(edit: Edit, state: State): boolean {
  if (edit.kind === 'item') return !isAlikeToPlan(edit)
  const made = edit.made()
  const { backlog } = state
  return (
    !isRankedAlike(made, backlog) ||
    made.planning !== backlog.planning ||
    made.units?.effort !== backlog.units?.effort
  )
}

function isAlikeToPlan({ before, after }: ItemEdit): boolean {
  return before !== undefined && after !== undefined && planned(before) === planned(after)
}

// All of an item but what no score and no plan reads.
function planned(item: Item): string {
  const { source, node, title, owner, tags, plain, ratings, decided, ...rest } = item
  return JSON.stringify([rest, plain.shipped, plain.actual])
}

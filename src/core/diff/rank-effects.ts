import { compareScored } from '../rank/rank.js'
import type { Ranking, Scored } from '../rank/ranking.js'
import { rowAt, rowBehind, standingOf } from '../rank/replace.js'
import {
  type Collected,
  collect,
  collected,
  type Edit,
  type ItemEdit,
  itemIdOf,
  MOST_NAMED,
  type Movers,
  movesChildren,
} from './edit.js'
import { type Cover, covers, type Span } from './spans.js'
import { madeIn, rankIn, type State } from './state.js'

/** What edits do to the rank of an item, each of them alone. */
export interface RankEffects {
  /** Edits that put it into the ranking or take it out of it. */
  readonly crossing: Movers
  /** Edits that move it to a better rank, and to a worse one. */
  readonly up: Movers
  readonly down: Movers
  /** By how many ranks those of each direction move it, together. */
  readonly sum: { readonly up: number; readonly down: number }
}

// Its own file and those of raters.
const MOST_OWN = 2

interface Effects {
  crossing: Collected
  up: Collected
  down: Collected
  readonly sum: { up: number; down: number }
}

/**
 * What each edit alone does to the ranks of some items, by their ids in the state that the edits are made in. An edit
 * of one item moves the others by one rank where it passes them, so that nothing is ranked again for it.
 */
export function rankEffects(
  state: State,
  edits: readonly Edit[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, RankEffects> {
  const { ranking, backlog } = state
  const found = new Map([...ids].map((id) => [id, noEffects()]))
  const edited = new Set(edits.map(itemIdOf))
  const spans: Record<'up' | 'down', Span[]> = { up: [], down: [] }
  const passingOwn = new Map<string, number>()
  edits.forEach((edit, index) => {
    if (edit.kind === 'item' && !movesChildren(edit)) addOne(edit, index)
    else addAll(edit)
  })
  const rows = ranking.ranked.flatMap(({ item }, row) => (ids.has(item.id) ? [row] : []))
  for (const direction of ['up', 'down'] as const) addPassed(direction)
  return found

  function add(id: string, edit: Edit, to: number | null): void {
    const effects = found.get(id)
    const from = rankIn(state, id)
    if (!effects || from === to) return
    const isCrossing = from === null || to === null
    const direction = isCrossing ? 'crossing' : to < from ? 'up' : 'down'
    collect(effects[direction], edit, id)
    if (!isCrossing) effects.sum[direction as 'up' | 'down'] += Math.abs(to - from)
  }

  // It passes the rows between where it stood and where it comes to stand.
  function addOne(edit: ItemEdit, index: number): void {
    const id = itemIdOf(edit)!
    const from = ranking.ranked[state.rows.get(id) ?? -1]
    const to = standingOf(edit.after, ranking, backlog).scored
    const [left, reached] = [rowsUpTo(from, ranking), rowsUpTo(to, ranking)]
    if (reached < left) {
      spans.down.push({ start: reached, end: left, index })
      if (from) passingOwn.set(id, (passingOwn.get(id) ?? 0) + 1)
    } else if (left < reached) spans.up.push({ start: left, end: reached, index })
    add(id, edit, to ? rankAlone(to, from, ranking) : null)
  }

  function addAll(edit: Edit): void {
    const alone = madeIn(state, edit)
    if (alone.ranking === ranking) return
    for (const id of ids) add(id, edit, rankIn(alone, id))
  }

  function addPassed(direction: 'up' | 'down'): void {
    const passing = covers(spans[direction], rows, MOST_NAMED + MOST_OWN)
    const known = new Map<Cover, Collected>()
    for (const row of rows) {
      const { id } = ranking.ranked[row]!.item
      const cover = passing.get(row)!
      const { first, count } = cover
      const others = count - (direction === 'down' ? (passingOwn.get(id) ?? 0) : 0)
      if (others === 0) continue
      const effects = found.get(id)!
      effects.sum[direction] += others
      if (!edited.has(id) && effects[direction].count === 0) {
        const same = known.get(cover) ?? { edits: first.map((index) => edits[index]!), count }
        known.set(cover, same)
        effects[direction] = same
        continue
      }
      effects[direction].count += others
      for (const index of first) {
        const edit = edits[index]!
        if (itemIdOf(edit) !== id) effects[direction].edits.push(edit)
      }
    }
  }
}

function noEffects(): Effects {
  return { crossing: collected(), up: collected(), down: collected(), sum: { up: 0, down: 0 } }
}

// How many rows rank no worse: all of them where it has no rank.
function rowsUpTo(scored: Scored | undefined, ranking: Ranking): number {
  return scored ? rowBehind(ranking, scored) : ranking.ranked.length
}

// Its rank where it stands alone at another place: itself it does not pass.
function rankAlone(to: Scored, from: Scored | undefined, ranking: Ranking): number {
  const isAhead = from !== undefined && compareScored(from, to) < 0
  return 1 + rowAt(ranking, to) - (isAhead ? 1 : 0)
}

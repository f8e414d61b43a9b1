import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import { firstWhere } from '../search.js'
import type { Standard } from './needs.js'
import { comparePlaces, compareScored, compareTied } from './rank.js'
import { isRankable } from './rankable.js'
import type { Ranked, Ranking, Scored, Unscored } from './ranking.js'
import { scoreItems } from './score.js'

/** How one item would stand in a ranking: at most one of the two. */
export interface Standing {
  readonly scored: Scored | undefined
  readonly unscored: Unscored | undefined
}

/** How an item stands by a framework, whatever the others are; nowhere where it is not ranked. */
export function standingOf(
  item: Item | undefined,
  { framework }: Pick<Ranking, 'framework'>,
  standard: Standard & { readonly containers: ReadonlySet<string> },
): Standing {
  if (!item || !isRankable(item) || standard.containers.has(item.id)) return nowhere
  const { scored, unscored } = scoreItems([item], framework, standard)
  return { scored: scored[0], unscored: unscored[0] }
}

const nowhere: Standing = { scored: undefined, unscored: undefined }

/** The index of the first row that ranks behind a scored item; of those before it, equal ones are the last. */
export function rowBehind({ ranked }: Ranking, scored: Pick<Scored, 'places' | 'score'>): number {
  return firstWhere(ranked, (row) => compareScored(row, scored) > 0)
}

/** The index of the first row that ranks no better than a scored item. */
export function rowAt({ ranked }: Ranking, scored: Pick<Scored, 'places' | 'score'>): number {
  return firstWhere(ranked, (row) => compareScored(row, scored) >= 0)
}

/**
 * The same ranking with one item in place of another: what ranking all of them again would give, where neither makes
 * or unmakes a container. Either may be absent.
 */
export function replaceRanked(
  ranking: Ranking,
  before: string | undefined,
  { scored, unscored }: Standing,
): Ranking {
  const others = ranking.ranked.filter(({ item }) => item.id !== before)
  const left = ranking.unscored.filter(({ item }) => item.id !== before)
  const ranked = scored ? inserted(others, scored) : others
  return {
    ...ranking,
    ranked: withRanks(ranked),
    unscored: unscored
      ? [...left, unscored].sort((a, b) => compareText(a.item.id, b.item.id))
      : left,
  }
}

/** Between which rows a scored item would stand in place of the one of the same id: halfway between their indexes. */
export function rowBetween({ ranked }: Ranking, scored: Scored): number {
  return rowFor(ranked, scored) - 0.5
}

function rowFor(rows: readonly Ranked[], scored: Scored): number {
  return firstWhere(
    rows,
    (row) => (compareScored(row, scored) || compareTied(row.item, scored.item)) > 0,
  )
}

function inserted(rows: readonly Ranked[], scored: Scored): Ranked[] {
  const at = rowFor(rows, scored)
  return [...rows.slice(0, at), { ...scored, rank: 0, tier: 0 }, ...rows.slice(at)]
}

function withRanks(rows: readonly Ranked[]): Ranked[] {
  let [rank, tier] = [0, 0]
  return rows.map((row, at) => {
    const before = rows[at - 1]
    if (!before || !isTied(before, row)) rank = at + 1
    if (before && comparePlaces(before.places, row.places)) tier++
    return row.rank === rank && row.tier === tier ? row : { ...row, rank, tier }
  })
}

// Those that were ranked before share their rank if they are equal.
function isTied(a: Ranked, b: Ranked): boolean {
  return a.rank && b.rank ? a.rank === b.rank : compareScored(a, b) === 0
}

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
 * The same ranking without some items, by id, and with others in their place: what ranking all of them again would give,
 * where none of them makes or unmakes a container. `now` gives what stands in it for each item.
 */
export function replaceRanked(
  ranking: Ranking,
  without: ReadonlySet<string>,
  standings: readonly Standing[],
  now: (item: Item) => Item = (item) => item,
): Ranking {
  const isOther = ({ item }: { readonly item: Item }) => !without.has(item.id)
  const scored = standings.flatMap((each) => each.scored ?? []).sort(compareRows)
  const unscored = standings.flatMap((each) => each.unscored ?? [])
  const left = ranking.unscored.filter(isOther)
  const all = unscored.length
    ? [...left, ...unscored].sort((a, b) => compareText(a.item.id, b.item.id))
    : left
  return {
    ...ranking,
    ranked: withRanks(merged(ranking.ranked.filter(isOther), scored), now),
    unscored: all.map((each) => {
      const item = now(each.item)
      return item === each.item ? each : { ...each, item }
    }),
  }
}

/** Between which rows a scored item would stand in place of the one of the same id: halfway between their indexes. */
export function rowBetween({ ranked }: Ranking, scored: Scored): number {
  return rowFor(ranked, scored) - 0.5
}

function rowFor(rows: readonly Ranked[], scored: Scored): number {
  return firstWhere(rows, (row) => compareRows(row, scored) > 0)
}

function compareRows(a: Scored, b: Scored): number {
  return compareScored(a, b) || compareTied(a.item, b.item)
}

// Both are in order.
function merged(rows: readonly Ranked[], added: readonly Scored[]): Ranked[] {
  const all: Ranked[] = []
  let from = 0
  for (const scored of added) {
    const to = rowFor(rows, scored)
    for (; from < to; from++) all.push(rows[from]!)
    all.push({ ...scored, rank: 0, tier: 0 })
  }
  for (; from < rows.length; from++) all.push(rows[from]!)
  return all
}

function withRanks(rows: readonly Ranked[], now: (item: Item) => Item): Ranked[] {
  let [rank, tier] = [0, 0]
  return rows.map((row, at) => {
    const before = rows[at - 1]
    if (!before || !isTied(before, row)) rank = at + 1
    if (before && comparePlaces(before.places, row.places)) tier++
    const item = now(row.item)
    if (row.rank === rank && row.tier === tier && row.item === item) return row
    const { score, bucket, size, inputs, places } = row
    return { rank, tier, item, score, bucket, size, inputs, places }
  })
}

// Those that were ranked before share their rank if they are equal.
function isTied(a: Ranked, b: Ranked): boolean {
  return a.rank && b.rank ? a.rank === b.rank : compareScored(a, b) === 0
}

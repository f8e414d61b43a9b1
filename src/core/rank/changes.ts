import { compareText } from '../compare.js'
import type { Ranked, Ranking } from './ranking.js'

/** An item whose rank or score is another one; null where it has none. */
export interface RankChange {
  readonly id: string
  readonly rank: { readonly from: number | null; readonly to: number | null }
  readonly score: { readonly from: number | null; readonly to: number | null }
}

/** What is different between two rankings of a backlog. */
export interface RankChanges {
  /** Those that come into the ranking or go out of it first, then by how far they move. */
  readonly items: readonly RankChange[]
  /** The ids of items that come into the first `cut` and that go out of them, in the order of their ranks there. */
  readonly cut: number
  readonly entered: readonly string[]
  readonly left: readonly string[]
}

/** What is different between two rankings, by id. */
export function rankChanges(before: Ranking, after: Ranking, cut: number): RankChanges {
  const [from, to] = [byId(before), byId(after)]
  const ids = new Set([...to.keys(), ...from.keys()])
  const items = [...ids].flatMap((id) => changeOf(id, from.get(id), to.get(id)))
  return {
    items: items.sort(compareChanges),
    cut,
    entered: firstOf(after, cut).filter((id) => !isFirst(from.get(id), cut)),
    left: firstOf(before, cut).filter((id) => !isFirst(to.get(id), cut)),
  }
}

function byId({ ranked }: Ranking): ReadonlyMap<string, Ranked> {
  return new Map(ranked.map((row) => [row.item.id, row]))
}

function changeOf(id: string, from: Ranked | undefined, to: Ranked | undefined): RankChange[] {
  const rank = { from: from?.rank ?? null, to: to?.rank ?? null }
  const score = { from: from?.score ?? null, to: to?.score ?? null }
  return rank.from === rank.to && score.from === score.to ? [] : [{ id, rank, score }]
}

function compareChanges(a: RankChange, b: RankChange): number {
  const last = Number.MAX_SAFE_INTEGER
  const byRank = (a.rank.to ?? last) - (b.rank.to ?? last)
  return distance(b) - distance(a) || byRank || compareText(a.id, b.id)
}

function distance({ rank: { from, to } }: RankChange): number {
  return from === null || to === null ? Number.MAX_SAFE_INTEGER : Math.abs(from - to)
}

function firstOf({ ranked }: Ranking, cut: number): string[] {
  return ranked.filter((row) => isFirst(row, cut)).map(({ item }) => item.id)
}

function isFirst(row: Ranked | undefined, cut: number): boolean {
  return row !== undefined && row.rank <= cut
}

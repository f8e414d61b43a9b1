import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import type { Framework } from '../frameworks/framework.js'
import type { Ranking } from '../rank/ranking.js'
import { kendallTau } from './kendall.js'
import { normalisedRanks } from './normalised.js'

/** How far two frameworks agree, over the items that both of them score. */
export interface Agreement {
  readonly frameworks: readonly [string, string]
  readonly items: number
  /** Kendall's tau-b; null where it is not defined. */
  readonly tau: number | null
}

/** The two frameworks that put an item furthest apart, and how far. */
interface Disagreement {
  readonly frameworks: readonly [string, string]
  /** Between its normalised ranks among the items that both score: from 0 to 1. */
  readonly apart: number
}

/** An item under several frameworks. */
export interface ComparedItem {
  readonly item: Item
  /** In the order of the frameworks; null where one does not score it. */
  readonly ranks: readonly (number | null)[]
  /** null where fewer than two frameworks score it. */
  readonly disagreement: Disagreement | null
  /** Whether it is among the first `cut` under every framework. */
  readonly isNoRegret: boolean
}

/** Frameworks side by side. */
export interface Comparison {
  readonly rankings: readonly Ranking[]
  /** Of each pair of frameworks, in their order. */
  readonly agreements: readonly Agreement[]
  /** Every item that one of them scores: the greatest disagreement first, then by id. */
  readonly items: readonly ComparedItem[]
  readonly cut: number
  /** Those that are among the first `cut` under every framework, in the order of the first one. */
  readonly noRegret: readonly Item[]
}

/** Compares rankings of the same backlog by different frameworks. */
export function compareRankings(rankings: readonly Ranking[], cut: number): Comparison {
  const { items, ranks } = tableOf(rankings)
  const furthest: (Disagreement | null)[] = items.map(() => null)
  const agreements: Agreement[] = []
  for (let a = 0; a < ranks.length; a++)
    for (let b = a + 1; b < ranks.length; b++) {
      const names = [nameOf(rankings[a]!), nameOf(rankings[b]!)] as const
      const { rows, tau } = comparePair(ranks[a]!, ranks[b]!, (row, apart) => {
        const before = furthest[row]
        if (!before || apart > before.apart) furthest[row] = { frameworks: names, apart }
      })
      agreements.push({ frameworks: names, items: rows, tau })
    }
  const compared = items.map((item, row): ComparedItem => {
    const own = ranks.map((column) => column[row] || null)
    const isNoRegret = own.every((rank) => rank !== null && rank <= cut)
    return { item, ranks: own, disagreement: furthest[row]!, isNoRegret }
  })
  const noRegret = compared
    .filter(({ isNoRegret }) => isNoRegret)
    .sort((a, b) => a.ranks[0]! - b.ranks[0]! || compareText(a.item.id, b.item.id))
    .map(({ item }) => item)
  return { rankings, agreements, items: compared.sort(compareItems), cut, noRegret }
}

function nameOf({ framework }: { readonly framework: Framework }): string {
  return framework.name
}

// The items of all rankings and for each ranking a column of ranks, 0 where it has none.
function tableOf(rankings: readonly Ranking[]) {
  const rows = new Map<Item, number>()
  for (const { ranked } of rankings)
    for (const { item } of ranked) if (!rows.has(item)) rows.set(item, rows.size)
  const ranks = rankings.map(({ ranked }) => {
    const column = new Float64Array(rows.size)
    for (const { item, rank } of ranked) column[rows.get(item)!] = rank
    return column
  })
  return { items: [...rows.keys()], ranks }
}

function comparePair(
  a: Float64Array,
  b: Float64Array,
  visit: (row: number, apart: number) => void,
): { readonly rows: number; readonly tau: number | null } {
  const both = Uint32Array.from(a.keys()).filter((row) => a[row] !== 0 && b[row] !== 0)
  const [ofA, ofB] = [pick(a, both), pick(b, both)]
  const [sharesA, sharesB] = [normalisedRanks(ofA), normalisedRanks(ofB)]
  for (let at = 0; at < both.length; at++) visit(both[at]!, Math.abs(sharesA[at]! - sharesB[at]!))
  return { rows: both.length, tau: kendallTau(ofA, ofB) }
}

function pick(column: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => column[row]!)
}

function compareItems(a: ComparedItem, b: ComparedItem): number {
  const apart = ({ disagreement }: ComparedItem) => disagreement?.apart ?? -1
  return apart(b) - apart(a) || compareText(a.item.id, b.item.id)
}

import type { Points } from './quantiles.js'

/** Bounds the memory of the counts: this many of them. */
const MOST_CELLS = 16_000_000

/** How often each item had each rank. */
export interface RankCounts {
  add(row: number, rank: number): void
  /** The least ranks that 5, 50 and 95 % of the draws are at or above. */
  pointsOf(row: number, draws: number): Points
}

/**
 * Counts of ranks of so many items, every rank apart up to 4,000 items. With more of them ranks far down share a
 * count, so that memory stays bounded: 10,000 items are told apart to 1 rank in 100.
 */
export function rankCounts(items: number): RankCounts {
  const { cells, cellOf, rankOf } = cellsFor(items)
  const counts = new Uint32Array(items * cells)
  return {
    add(row, rank) {
      counts[row * cells + cellOf(rank)]!++
    },
    pointsOf(row, draws) {
      let cell = row * cells - 1
      let sum = 0
      const [p5, p50, p95] = [0.05, 0.5, 0.95].map((share) => {
        while (sum < share * draws) sum += counts[++cell]!
        return rankOf(cell - row * cells)
      }) as [number, number, number]
      return { p5, p50, p95 }
    },
  }
}

interface Cells {
  readonly cells: number
  cellOf(rank: number): number
  /** The middle of the ranks of a cell. */
  rankOf(cell: number): number
}

// Each rank has a cell, or above a power of two each 2, above its double each 4 and so on.
function cellsFor(items: number): Cells {
  if (items * (items + 1) <= MOST_CELLS)
    return { cells: items + 1, cellOf: (rank) => rank, rankOf: (cell) => cell }
  let bits = 4
  while (items * (cellAt(items, bits + 1) + 1) <= MOST_CELLS) bits++
  return {
    cells: cellAt(items, bits) + 1,
    cellOf: (rank) => cellAt(rank, bits),
    rankOf(cell) {
      const shift = Math.max(0, (cell >> bits) - 1)
      const first = (cell - (shift << bits)) * (1 << shift)
      return Math.min(items, first + ((1 << shift) >> 1))
    },
  }
}

function cellAt(rank: number, bits: number): number {
  const shift = Math.max(0, 31 - Math.clz32(rank) - bits)
  return (shift << bits) + (rank >>> shift)
}

import { binnerFor } from './bins.js'

/** Numbers and their words. */
export interface Column {
  readonly values: Float64Array
  readonly words: Uint32Array
}

/**
 * A sorter of as many scores as there are items: it gives their rows, the highest score first, −∞ last. The result is
 * overwritten by the next call. Scores are counted into bins, about as evenly as those of the sample would be, which
 * leaves little to sort by insertion; where very many scores are alike they are sorted by comparison.
 */
export function sorterOf(items: number, sample: Float64Array): (scores: Column) => Uint32Array {
  const count = 2 << (32 - Math.clz32(items))
  const readBins = binnerFor(sample, count)
  const bins = new Uint32Array(items)
  const starts = new Uint32Array(count)
  const order = new Uint32Array(items)
  return ({ values, words }) => {
    readBins(words, bins)
    starts.fill(0)
    for (let row = 0; row < items; row++) starts[bins[row]!]!++
    let before = 0
    for (let bin = 0; bin < count; bin++) {
      const inBin = starts[bin]!
      starts[bin] = before
      before += inBin
    }
    for (let row = 0; row < items; row++) order[starts[bins[row]!]!++] = row
    finish(values, order)
    return order
  }
}

// Moves for each row, before comparisons are less work.
const PATIENCE = 16

function finish(scores: Float64Array, order: Uint32Array): void {
  let moves = PATIENCE * order.length
  for (let at = 1; at < order.length; at++) {
    const row = order[at]!
    const score = scores[row]!
    let to = at
    while (to > 0 && scores[order[to - 1]!]! < score) {
      order[to] = order[to - 1]!
      to--
    }
    order[to] = row
    moves -= at - to
    if (moves < 0) {
      order.sort((a, b) => scores[b]! - scores[a]! || a - b)
      return
    }
  }
}

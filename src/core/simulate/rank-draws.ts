import type { Comparable } from './above.js'
import { sampleOf, wordsOf } from './bins.js'
import { drawnPlaces } from './drawn-places.js'
import { sorterOf } from './order.js'
import type { RankCounts } from './rank-counts.js'

/** The standings of all items in a run of draws. */
export interface DrawTable {
  put(row: number, standing: Comparable): void
  /** Ranks the items in each of the first draws and counts; gives the number of draws done so far. */
  rank(draws: number, counts: RankCounts, top: TopCounts): Generator<number>
}

/** How often each item was among the first `cut`, those that share the last places by their part. */
interface TopCounts {
  readonly cut: number
  readonly times: Float64Array
}

// So many draws of an item lie side by side, then those of the next item.
const TILE = 64

const SAMPLE = 16_384

/** A table of so many items and draws. */
export function drawTable(items: number, most: number): DrawTable {
  const tiles = new Float64Array(items * Math.ceil(most / TILE) * TILE)
  const placesOf: Float64Array[] = []
  return {
    put(row, { scores, places }) {
      placesOf[row] = places
      for (let from = 0; from < scores.length; from += TILE) {
        const end = Math.min(from + TILE, scores.length)
        const to = from * (items - 1) + row * TILE
        for (let draw = from; draw < end; draw++) tiles[to + draw] = scores[draw]!
        // What is left of the last tile is sampled too, and zeros would not be like any score.
        if (end < from + TILE) tiles.fill(scores[end - 1]!, to + end, to + from + TILE)
      }
    },
    *rank(count, counts, top) {
      const sort = sorterOf(items, sampleOf(tiles, SAMPLE))
      const places = drawnPlaces(placesOf)
      const columns = new Float64Array(items * TILE)
      const ranks = new Uint32Array(items * TILE)
      const draws = Array.from({ length: TILE }, (_, at) => {
        const values = columns.subarray(at * items, (at + 1) * items)
        return {
          values,
          words: wordsOf(values),
          ranks: ranks.subarray(at * items, (at + 1) * items),
        }
      })
      for (let from = 0; from < count; from += TILE) {
        const width = Math.min(TILE, count - from)
        turn(tiles, from * items, columns, items)
        for (let at = 0; at < width; at++) {
          const draw = draws[at]!
          const place = places.inDraw(from + at)
          const order = places.first(sort(draw))
          rankDraw(order, draw.values, place, draw.ranks)
          countTop(order, draw.ranks, top)
        }
        for (let row = 0; row < items; row++)
          for (let at = 0; at < width; at++) counts.add(row, ranks[at * items + row]!)
        yield from + width
      }
    },
  }
}

/** Lays a tile out item beside item for each draw. */
function turn(tiles: Float64Array, start: number, columns: Float64Array, items: number): void {
  for (let row = 0; row < items; row++)
    for (let at = 0; at < TILE; at++) columns[at * items + row] = tiles[start + row * TILE + at]!
}

function rankDraw(
  order: Uint32Array,
  scores: Float64Array,
  places: Uint32Array,
  ranks: Uint32Array,
): void {
  let rank = 0
  let score = Number.NaN
  let place = 0
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!
    if (scores[row]! !== score || places[row]! !== place) {
      rank = at + 1
      score = scores[row]!
      place = places[row]!
    }
    ranks[row] = rank
  }
}

function countTop(order: Uint32Array, ranks: Uint32Array, { cut, times }: TopCounts): void {
  for (let from = 0; from < Math.min(cut, order.length); ) {
    let end = from + 1
    while (end < order.length && ranks[order[end]!] === from + 1) end++
    const part = Math.min(1, (cut - from) / (end - from))
    for (; from < end; from++) times[order[from]!]! += part
  }
}

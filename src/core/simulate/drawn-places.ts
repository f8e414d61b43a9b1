import { valueIn } from '../frameworks/formula/evaluate.js'

/** Where the buckets of items stand, which ranks before their scores. */
export interface DrawnPlaces {
  /** The place of each row in a draw as a whole number from 0; overwritten by the next call. */
  inDraw(draw: number): Uint32Array
  /** The rows in order of their places in that draw, and where these are equal in the order given. */
  first(order: Uint32Array): Uint32Array
}

/** The places of rows, each with a single one that holds in all draws or one a draw. */
export function drawnPlaces(rows: readonly Float64Array[]): DrawnPlaces {
  const numbers = new Map(distinct(rows).map((place, number) => [place, number]))
  const places = new Uint32Array(rows.length)
  const read = (draw: number) => {
    for (const [row, values] of rows.entries()) places[row] = numbers.get(valueIn(values, draw))!
    return places
  }
  const isSame = rows.every(({ length }) => length === 1)
  if (isSame) read(0)
  const sorted = new Uint32Array(rows.length)
  const starts = new Uint32Array(numbers.size + 1)
  return {
    inDraw: isSame ? () => places : read,
    first(order) {
      if (numbers.size < 2) return order
      starts.fill(0)
      for (const place of places) starts[place + 1]!++
      for (let place = 1; place < numbers.size; place++) starts[place]! += starts[place - 1]!
      for (const row of order) sorted[starts[places[row]!]!++] = row
      return sorted
    },
  }
}

function distinct(rows: readonly Float64Array[]): number[] {
  const found = new Set<number>()
  for (const values of rows) for (const place of values) found.add(place)
  return [...found].sort((a, b) => (a === b ? 0 : a - b))
}

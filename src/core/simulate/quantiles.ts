import { type Binner, binnerFor, sampleOf, wordsOf } from './bins.js'

/** The points below which 5, 50 and 95 % of a distribution lie. */
export interface Points {
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

const BINS = 2048
const SAMPLE = 128

/**
 * The 5, 50 and 95 % points of numbers, between two neighbours in proportion (A. Hazen's positions, p × n − ½); −∞ may be
 * among them. A value that many have, as the limit to which draws are set, is the point as far as their share reaches.
 * Time is linear: they are counted into bins, and only bins with a point in them are sorted.
 */
export function pointsOf(values: Float64Array): Points {
  const places = [0.05, 0.5, 0.95].map((share) =>
    Math.min(Math.max(share * values.length - 0.5, 0), values.length - 1),
  )
  const ranks = places.map((place) => values.length - 1 - Math.floor(place))
  const [p5, p50, p95] = neighboursOf(values, ranks).map((beside, at) =>
    between(beside, places[at]! - Math.floor(places[at]!)),
  ) as [number, number, number]
  return { p5, p50, p95 }
}

interface Neighbours {
  readonly low: number
  readonly high: number
  /** Whether many are like it. */
  readonly isLowCommon: boolean
  readonly isHighCommon: boolean
}

// Each number stands for the share half way to its neighbours.
function between({ low, high, isLowCommon, isHighCommon }: Neighbours, part: number): number {
  if (part === 0 || low === Number.NEGATIVE_INFINITY) return low
  if (isLowCommon && part <= 0.5) return low
  return isHighCommon && part > 0.5 ? high : low + part * (high - low)
}

// More than share a value because each of the strata holds several points of a lattice.
const COMMON = 16

/** For each rank the number that has so many greater ones, and the next greater one. */
function neighboursOf(values: Float64Array, ranks: readonly number[]): Neighbours[] {
  const bins = binsOf(values, binnerFor(sampleOf(values, SAMPLE), BINS))
  const counts = new Uint32Array(BINS)
  for (let row = 0; row < values.length; row++) counts[bins[row]!]!++
  const wanted = ranks.map((rank) => binsAround(counts, rank))
  const isWanted = new Uint8Array(BINS)
  for (const { first, last } of wanted) isWanted.fill(1, first, last + 1)
  const rows: number[] = []
  for (let row = 0; row < values.length; row++) if (isWanted[bins[row]!]) rows.push(row)
  return wanted.map(({ first, last, before }, at) => {
    const inBins = rows.filter((row) => bins[row]! >= first && bins[row]! <= last)
    const sorted = Float64Array.from(inBins, (row) => values[row]!).sort()
    const index = sorted.length - 1 - (ranks[at]! - before)
    const [low, high] = [sorted[index]!, sorted[index + 1]!]
    return {
      low,
      high,
      isLowCommon: sorted[index + 1 - COMMON] === low,
      isHighCommon: sorted[index + COMMON] === high,
    }
  })
}

/** The bins that hold a rank and the one before it, and how many numbers stand before them. */
function binsAround(counts: Uint32Array, rank: number) {
  let first = 0
  let before = 0
  while (before + counts[first]! < rank) before += counts[first++]!
  let last = first
  let upTo = before + counts[first]!
  while (upTo <= rank) upTo += counts[++last]!
  return { first, last, before }
}

let known = new Uint32Array(0)

function binsOf(values: Float64Array, read: Binner): Uint32Array {
  if (known.length !== values.length) known = new Uint32Array(values.length)
  read(wordsOf(values), known)
  return known
}

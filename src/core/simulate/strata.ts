import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { newRoom, type Room } from '../frameworks/formula/evaluate.js'
import type { DrawnPlace, Sampling } from './sampling.js'

/** How many equally probable strata a distribution is cut into; each block of so many draws holds every one once. */
export const STRATA = 1000

/** Puts a value for each stratum into the order of draws of the quantity at a place. */
export type Spread = (levels: Float64Array, place: string) => Float64Array

/**
 * Draws in blocks that hold each level once (Latin hypercube sampling: M. D. McKay, R. J. Beckman
 * and W. J. Conover, Technometrics 21, 1979), in an order made of two of a fixed set of shuffles
 * and a rotation, which a hash of seed, item, place and number of the block chooses.
 */
export function shuffled(item: string, sampling: Sampling, room: Room = newRoom): Spread {
  return (levels, place) => spread(levels, { item, place }, sampling, room(sampling.draws))
}

function spread(
  levels: Float64Array,
  at: DrawnPlace,
  { seed, draws, from = 0 }: Sampling,
  result: Float64Array,
): Float64Array {
  const [low, high] = hash(seed, at)
  for (let start = from - (from % STRATA); start < from + draws; start += STRATA) {
    const first = mix(low ^ Math.imul(start / STRATA + 1, 0x9e3779b1))
    const second = mix(first ^ high)
    const outer = shuffles(first & (SHUFFLES - 1))
    const inner = shuffles((first >>> 16) & (SHUFFLES - 1))
    const rotation = Math.floor(((second >>> 0) / 4_294_967_296) * STRATA)
    const [begin, end] = [Math.max(from, start), Math.min(from + draws, start + STRATA)]
    for (let draw = begin; draw < end; draw++) {
      result[draw - from] = levels[outer[inner[draw - start]! + rotation]!]!
    }
  }
  return result
}

const SHUFFLES = 64
const all: Uint16Array[] = []

// Fisher and Yates' shuffles, made when first asked for.
function shuffles(which: number): Uint16Array {
  if (all.length === 0) {
    const random = xoroshiro128plus(SHUFFLES)
    for (let made = 0; made < SHUFFLES; made++) {
      const order = Uint16Array.from({ length: STRATA }, (_, at) => at)
      for (let at = STRATA - 1; at > 0; at--) {
        const other = uniformInt(random, 0, at)
        const kept = order[at]!
        order[at] = order[other]!
        order[other] = kept
      }
      // Twice in a row, so that a rotation needs no remainder.
      all.push(Uint16Array.of(...order, ...order))
    }
  }
  return all[which]!
}

// FNV-1a over the UTF-16 units, twice with different primes.
function hash(seed: number, { item, place }: DrawnPlace): readonly [number, number] {
  let low = mix(seed)
  let high = mix(low ^ Math.floor(seed / 4_294_967_296))
  for (const text of [item, place]) {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ unit, 0x5bd1e995)
    }
    low = mix(low ^ text.length)
    high = mix(high ^ text.length)
  }
  return [low, high]
}

// The finalizer of MurmurHash3 by Austin Appleby.
function mix(value: number): number {
  let x = value ^ (value >>> 16)
  x = Math.imul(x, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}

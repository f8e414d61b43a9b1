import type { Room } from '../frameworks/formula/evaluate.js'
import { type Spread, STRATA } from './strata.js'

/** How many points the distribution of a score is integrated over. */
export const POINTS = 8191

// Powers of it are the generators; of all, it gives the least discrepancy (P2) of the first ten dimensions.
const GENERATOR = 2488

/**
 * The values of an item's quantities at the points of a lattice (N. M. Korobov, 1959), the n-th quantity asked for in
 * the n-th dimension: far more even than random draws, and the same whatever the seed.
 */
export function lattice(room: Room): Spread {
  const dimensions = new Map<string, number>()
  return (levels, place) => {
    const dimension = dimensions.get(place) ?? dimensions.size
    dimensions.set(place, dimension)
    const strata = strataOf(dimension)
    const values = room(POINTS)
    for (let point = 0; point < POINTS; point++) values[point] = levels[strata[point]!]!
    return values
  }
}

const known: Uint16Array[] = []

// The stratum of each point. Half a turn puts the point 0 in the middle, so that the lattice is symmetric about it.
function strataOf(dimension: number): Uint16Array {
  for (let next = known.length; next <= dimension; next++) {
    let generator = 1
    for (let step = 0; step < next; step++) generator = (generator * GENERATOR) % POINTS
    const half = (POINTS - 1) / 2
    known.push(
      Uint16Array.from({ length: POINTS }, (_, point) =>
        Math.floor(((((point * generator + half) % POINTS) + 0.5) / POINTS) * STRATA),
      ),
    )
  }
  return known[dimension]!
}

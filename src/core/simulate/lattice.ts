import type { Room } from '../frameworks/formula/evaluate.js'
import { type Spread, STRATA } from './strata.js'

/** How many points the distribution of a score is integrated over. */
export const POINTS = 8192

// Its powers are the generators: of all, those of least discrepancy (P2) in two and three dimensions, and of these the
// one that meets the points of log-normal products in up to six dimensions best.
const GENERATOR = 3169

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

// The stratum of each point. The points are symmetric about the middle, which none of them is.
function strataOf(dimension: number): Uint16Array {
  for (let next = known.length; next <= dimension; next++) {
    let generator = 1
    for (let step = 0; step < next; step++) generator = (generator * GENERATOR) % POINTS
    const start = (generator - 1) / 2
    known.push(
      Uint16Array.from({ length: POINTS }, (_, point) =>
        Math.floor(((((point * generator + start) % POINTS) + 0.5) / POINTS) * STRATA),
      ),
    )
  }
  return known[dimension]!
}

import { logarithm, raiseAll } from '../estimates/exponential.js'

// With x = t² (3 − 2t) the density of t is smooth at both ends, whatever the parameters.
const CELLS = 256
const width = 1 / CELLS

/**
 * The quantiles of a Beta distribution in the middle of equally probable strata, to 1e-6. Both parameters are
 * at least 1. The distribution function is integrated over 256 cells by Simpson's rule and inverted inside a cell.
 */
export function betaLevels(a: number, b: number, strata: number): Float64Array {
  const densities = densitiesOf(a, b)
  const below = new Float64Array(CELLS + 1)
  for (let cell = 0; cell < CELLS; cell++) {
    const [left, middle, right] = around(densities, cell)
    below[cell + 1] = below[cell]! + (width / 6) * (left + 4 * middle + right)
  }
  const levels = new Float64Array(strata)
  let cell = 0
  for (let stratum = 0; stratum < strata; stratum++) {
    const part = ((stratum + 0.5) / strata) * below[CELLS]!
    while (below[cell + 1]! < part) cell++
    const t = (cell + insideCell(part - below[cell]!, around(densities, cell))) * width
    levels[stratum] = t * t * (3 - 2 * t)
  }
  return levels
}

type Three = readonly [left: number, middle: number, right: number]

function around(densities: Float64Array, cell: number): Three {
  return [densities[2 * cell]!, densities[2 * cell + 1]!, densities[2 * cell + 2]!]
}

// Where in a cell, from 0 to 1, the area under the parabola through three densities reaches a part: Newton's method.
function insideCell(part: number, [left, middle, right]: Three): number {
  const slope = -3 * left + 4 * middle - right
  const bend = 2 * left - 4 * middle + 2 * right
  const area = (left + 4 * middle + right) / 6
  const wanted = part / width
  let u = Math.min(1, wanted / area)
  for (let step = 0; step < 4; step++) {
    const excess = ((bend / 3) * u + slope / 2) * u * u + left * u - wanted
    const density = (bend * u + slope) * u + left
    if (density <= 0) break
    u = Math.min(1, Math.max(0, u - excess / density))
  }
  return u
}

/** Of t at the ends and the middle of each cell, up to a factor. */
function densitiesOf(a: number, b: number): Float64Array {
  const { lower, upper } = logarithms()
  const densities = new Float64Array(2 * CELLS + 1)
  for (let at = 1; at < 2 * CELLS; at++) {
    densities[at] = (a - 1) * lower[at]! + (b - 1) * upper[at]!
  }
  raiseAll(densities)
  for (let at = 0; at <= 2 * CELLS; at++) {
    const t = (at * width) / 2
    densities[at]! *= t * (1 - t)
  }
  return densities
}

let known: { readonly lower: Float64Array; readonly upper: Float64Array } | undefined

// Of x and of 1 − x = (1 − t)² (1 + 2t).
function logarithms() {
  if (known) return known
  const lower = new Float64Array(2 * CELLS + 1)
  for (let at = 1; at <= 2 * CELLS; at++) {
    const t = (at * width) / 2
    lower[at] = 2 * logarithm(t) + logarithm(3 - 2 * t)
  }
  known = { lower, upper: Float64Array.from(lower).reverse() }
  return known
}

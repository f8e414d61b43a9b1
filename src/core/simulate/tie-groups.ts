import { type Comparable, probabilityAbove } from './above.js'

/** One item outranks another for sure from this probability on. */
const SETTLED = 0.8

/**
 * Numbers tie groups going down a ranking: an item joins the group of its predecessor while the draws do not settle
 * which of it and the first of that group is above the other, else it opens the next one. The first of a group is read
 * again until the next group begins.
 */
export function tieGroups(): (standing: Comparable) => number {
  let first: Comparable | undefined
  let group = 0
  return (standing) => {
    if (first && !isSettled(probabilityAbove(first, standing))) return group
    first = standing
    return ++group
  }
}

function isSettled(probability: number): boolean {
  return Math.max(probability, 1 - probability) >= SETTLED
}

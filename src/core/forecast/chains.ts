/** What an end is determined by: the last work on which it hangs, and what waits for that. */
export interface Chain {
  /** Places in the queue, from the item that ends back to the one whose work it hangs on. */
  readonly path: readonly number[]
  /** Index of the team whose queue up to that item it is; null where it only waits for the period it was agreed for. */
  readonly team: number | null
}

/** Numbers chains, so that a column of draws can hold them; equal ones have one number. */
export interface Chains {
  /** That of an item by its own work in a team. */
  own(place: number, team: number): number
  /** That of an item that waits for its agreed period, or for nothing. */
  waiting(place: number): number
  /** That of an item that waits for another one, which ends by this chain. */
  through(place: number, chain: number): number
  of(chain: number): Chain
}

export function chainTable(): Chains {
  const places: number[] = []
  const nexts: number[] = []
  const teams: (number | null)[] = []
  const known = new Map<number, Map<number, number>>()
  const NONE = -1

  // Chains of one item by what they go on with: another chain, or below zero a team or nothing.
  function numbered(place: number, key: number, next: number, team: number | null): number {
    let own = known.get(place)
    if (!own) {
      own = new Map()
      known.set(place, own)
    }
    const before = own.get(key)
    if (before !== undefined) return before
    const made = places.push(place) - 1
    nexts.push(next)
    teams.push(team)
    own.set(key, made)
    return made
  }

  return {
    own: (place, team) => numbered(place, -2 - team, NONE, team),
    waiting: (place) => numbered(place, -1, NONE, null),
    through: (place, chain) => numbered(place, chain, chain, null),
    of(chain) {
      const path: number[] = []
      let at = chain
      for (; nexts[at] !== NONE; at = nexts[at]!) path.push(places[at]!)
      return { path: [...path, places[at]!], team: teams[at]! }
    },
  }
}

/** Which draws are made: `draws` of them from number `from` on, by default from 0. */
export interface Sampling {
  readonly seed: number
  readonly draws: number
  readonly from?: number
}

/** Where the parts of a total stand, and the total itself. */
export const teamPlace = 'effort_by_team'

/**
 * The quantity that is drawn: of which item, and where the item gives it, such as `effort`,
 * `rice.reach`, `kpis.conversion` or `effort_by_team.web`. With the seed it fixes every draw.
 */
export interface DrawnPlace {
  readonly item: string
  readonly place: string
}

import type { Item } from '../backlog/item.js'
import type { Estimate } from '../estimates/estimate.js'
import { pointValue } from '../estimates/point-value.js'
import type { Columns, Room } from '../frameworks/formula/evaluate.js'
import type { Framework, Input } from '../frameworks/framework.js'
import { placeOfInput } from '../rank/input-values.js'
import { type Given, givenInputs } from '../rank/inputs.js'
import { needsFor, type Standard } from '../rank/needs.js'
import { child } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import { teamPlace } from './sampling.js'
import { drawnPlace } from './score-draws.js'
import { productOf } from './score-product.js'
import { type Standing, standingOf } from './standing.js'

/** One number that somebody could find out about an item: an input, or what one team puts into a shared effort. */
export interface Quantity {
  readonly item: Item
  /** `reach`, `rice.reach` for an input of another framework, `effort_by_team.web`. */
  readonly name: string
  readonly input: Input
  readonly estimate: Estimate
  /** Under which it is drawn. */
  readonly drawnAt: string
  /** Where the item gives it. */
  readonly place: Place | undefined
  /** Whether the score is a product of powers, one of them of this input. */
  readonly isFactor: boolean
  /** How the item stands by point values where this quantity has these values instead, one a row. */
  standingAt(values: Float64Array, room?: Room): Standing
}

/** What an item itself gives for a framework, one quantity after the other. */
export function quantitiesOf(
  item: Item,
  framework: Framework,
  { framework: standard }: Standard,
): Quantity[] {
  const given = givenInputs(item, needsFor(framework, standard))
  const points = pointColumns(given)
  const factors = productOf(framework)?.powers
  return given.flatMap((each) => {
    if (each.from === 'default') return []
    const own = keyOf(each)
    return partsOf(item, each).map(({ rest, placeOf, ...part }) => ({
      item,
      input: each.need.input,
      ...part,
      isFactor: factors?.has(own) === true,
      // To look for it takes as long as all the rest.
      get place() {
        return placeOf()
      },
      standingAt(values, room) {
        const column = rest === 0 ? values : values.map((value) => value + rest)
        return standingOf(framework, columnsOf(points, own, column), values.length, room)
      },
    }))
  })
}

/** How an item stands by its point values. */
export function pointStanding(
  item: Item,
  framework: Framework,
  { framework: standard }: Standard,
): Standing {
  const points = pointColumns(givenInputs(item, needsFor(framework, standard)))
  return standingOf(framework, columnsOf(points), 1)
}

function pointColumns(given: readonly Given[]): ReadonlyMap<string, Float64Array> {
  return new Map(given.map((each) => [keyOf(each), Float64Array.of(pointValue(each.estimate))]))
}

const ZERO = Float64Array.of(0)

function columnsOf(
  points: ReadonlyMap<string, Float64Array>,
  own?: string,
  column?: Float64Array,
): Columns {
  return ({ framework, name }) => {
    const key = `${framework}.${name}`
    return key === own ? column! : (points.get(key) ?? ZERO)
  }
}

function keyOf({ need }: Given): string {
  return `${need.framework}.${need.input.name}`
}

interface Part extends Pick<Quantity, 'name' | 'estimate' | 'drawnAt'> {
  placeOf(): Place | undefined
  /** What is added to it. */
  readonly rest: number
}

// The parts of a total can be found out one by one.
function partsOf(item: Item, given: Given): Part[] {
  const { estimate } = given
  const drawnAt = drawnPlace(given)
  const placeOf = () => placeOfInput(item, given)
  if (given.from !== 'teams' || !item.effortByTeam)
    return [{ name: given.need.name, estimate, drawnAt, placeOf, rest: 0 }]
  const all = pointValue(estimate)
  return Object.entries(item.effortByTeam).map(([team, part]) => {
    return {
      name: `${teamPlace}.${team}`,
      estimate: part,
      drawnAt: `${teamPlace}.${team}`,
      placeOf: () => placeOfTeam(item, team) ?? placeOf(),
      rest: all - pointValue(part),
    }
  })
}

function placeOfTeam({ node, source }: Item, team: string): Place | undefined {
  const teams = child(node, teamPlace)
  const at = teams?.kind === 'map' ? child(teams, team) : undefined
  return at && { source, start: at.start, end: at.end }
}

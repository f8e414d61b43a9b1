import { type Arranger, arranger, type TeamWorks } from './arrange.js'
import { countsDelay } from './counts-delay.js'
import type { PlanModel } from './model.js'
import type { Followed } from './steps.js'

/**
 * A plan that follows the ranking, with what was decided in the turn of each item, so that it can be made again in part.
 * Its steps name no periods in which a team had no room.
 */
export interface Layout {
  readonly model: PlanModel
  /** The items in the order of their turns, by index. */
  readonly sequence: readonly number[]
  readonly followed: Followed
  /** The items in the order in which they were decided on. */
  readonly decided: readonly number[]
  /** How many of them were decided on before the turn of each item, by index, and after it. */
  readonly before: Int32Array
  readonly after: Int32Array
  /** The items that depend on each other, at any depth and either way. */
  readonly families: Families
  /** The items of a team among those that were decided on, with their places there. */
  decidedBy(team: number): TeamWorks & { readonly places: readonly number[] }
  /** The plan that it was made of by exchanges, and the items that may stand elsewhere in it, or in another order. */
  readonly since?: { readonly plan: Followed; readonly others: readonly number[] }
}

/** Items that depend on each other: the number of the family of each item, and the teams that work on a family. */
interface Families {
  readonly of: Int32Array
  readonly teams: readonly (readonly number[])[]
  /** The items that depend on each item directly. */
  readonly dependents: readonly (readonly number[])[]
}

/** The plan that follows the ranking, in parts; undefined where the order of turns is not that of the model's items. */
export function layOut(model: PlanModel): Layout | undefined {
  if (countsDelay(model)) return undefined
  const sequence = model.items.map((_, index) => index)
  let families: Families | undefined
  const made = arranger(model, { isBare: true })
  return {
    ...inTurns(made, model, sequence, (index) => made.takeTurn(index)),
    get families() {
      families ??= familiesOf(model)
      return families
    },
  }
}

/** What comes of it when each item takes its turn. */
export function inTurns(
  made: Arranger,
  model: PlanModel,
  sequence: readonly number[],
  turn: (index: number) => void,
): Omit<Layout, 'families' | 'since'> {
  const before = new Int32Array(model.items.length)
  const after = new Int32Array(model.items.length)
  for (const index of sequence) {
    before[index] = made.decided.length
    turn(index)
    after[index] = made.decided.length
  }
  return { ...decidedIn(made, model), model, sequence, followed: made.followed(), before, after }
}

// What was decided, by team too.
function decidedIn({ decided }: Arranger, model: PlanModel): Pick<Layout, 'decided' | 'decidedBy'> {
  let byTeam: readonly ReturnType<Layout['decidedBy']>[] | undefined
  return {
    decided,
    decidedBy(team) {
      byTeam ??= worksByTeam(model, decided)
      return byTeam[team]!
    },
  }
}

function worksByTeam(
  { items, teams }: PlanModel,
  decided: readonly number[],
): ReturnType<Layout['decidedBy']>[] {
  const works = teams.map(() => ({
    places: [] as number[],
    items: [] as number[],
    efforts: [] as number[],
  }))
  for (let place = 0; place < decided.length; place++)
    for (const { team, effort } of items[decided[place]!]!.work) {
      const own = works[team]!
      own.places.push(place)
      own.items.push(decided[place]!)
      own.efforts.push(effort)
    }
  return works
}

function familiesOf({ items }: PlanModel): Families {
  const dependents = dependentsOf(items)
  const of = new Int32Array(items.length).fill(-1)
  const teams: (readonly number[])[] = []
  for (let first = 0; first < items.length; first++) {
    if (of[first]! >= 0) continue
    const members = [first]
    of[first] = teams.length
    for (const member of members)
      for (const linked of [items[member]!.dependsOn, dependents[member]!])
        for (const next of linked)
          if (of[next]! < 0) {
            of[next] = teams.length
            members.push(next)
          }
    const work = members.length > 1 ? members.flatMap((at) => items[at]!.work) : items[first]!.work
    const own = work.map(({ team }) => team)
    teams.push(members.length > 1 ? [...new Set(own)] : own)
  }
  return { of, teams, dependents }
}

function dependentsOf(items: PlanModel['items']): readonly (readonly number[])[] {
  const found: (number[] | undefined)[] = items.map(() => undefined)
  items.forEach(({ dependsOn }, index) => {
    for (const each of dependsOn) {
      const known = found[each]
      if (known) known.push(index)
      else found[each] = [index]
    }
  })
  return found.map((each) => each ?? none)
}

const none: readonly number[] = []

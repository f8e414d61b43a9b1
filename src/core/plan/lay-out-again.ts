import { type Arranger, arranger } from './arrange.js'
import type { Exchanged } from './exchange.js'
import { inTurns, type Layout } from './layout.js'
import type { PlanModel, Work } from './model.js'
import type { Step } from './steps.js'

/** A layout of a planning problem with some items exchanged, and how many turns had to be taken again for it. */
export interface Again {
  readonly layout: Layout
  readonly taken: number
}

/**
 * The plan of a problem with some items exchanged: what planning all of it again would give. A turn is taken again
 * where something of its family came out otherwise, or a team that works on the family has other work at that turn than
 * it had.
 */
export function layOutAgain(before: Layout, { model, sequence, indexes }: Exchanged): Again {
  const { families } = before
  const made = arranger(model, { isBare: true })
  const isOther = new Uint8Array(families.teams.length)
  for (const index of indexes) isOther[families.of[index]!] = 1
  const newTeams = new Set(
    [...indexes].flatMap((index) => model.items[index]!.work.map(({ team }) => team)),
  )
  const teams = otherWork(before, model, made.steps)
  const { sequence: former, followed, decided } = before
  let [next, taken] = [0, 0]
  const parts = inTurns(made, model, sequence, (index) => {
    if (indexes.has(index)) return takeAgain(index, 0, 0)
    for (; indexes.has(former[next]!); next++) {
      const other = former[next]!
      const [start, end] = [before.before[other]!, before.after[other]!]
      teams.pass(start, end)
      for (let at = start; at < end; at++) teams.compare(decided[at]!)
    }
    next++
    const [start, end] = [before.before[index]!, before.after[index]!]
    const family = families.of[index]!
    if (isOther[family] || (teams.isAny() && families.teams[family]!.some(teams.hasOther)))
      return takeAgain(index, start, end)
    for (let at = start; at < end; at++) made.adopt(decided[at]!, followed.steps[decided[at]!]!)
  })
  const since = { plan: followed, teams: teams.hadOther }
  return { layout: { ...parts, families, since }, taken }

  // What was decided in its turn before stands between two places of that list.
  function takeAgain(index: number, start: number, end: number): void {
    const from = made.decided.length
    const family = families.of[index]!
    for (const team of families.teams[family]!) made.catchUp(team)
    if (isOther[family]) for (const team of newTeams) made.catchUp(team)
    made.takeTurn(index)
    taken++
    teams.pass(start, end)
    const now = made.decided
    let isSame = now.length - from === end - start
    for (let at = 0; isSame && at < end - start; at++)
      isSame = isAsBefore(now[from + at]!, decided[start + at]!)
    if (isSame) return
    isOther[family] = 1
    for (let at = start; at < end; at++) teams.compare(decided[at]!)
    for (let at = from; at < now.length; at++) teams.compare(now[at]!)
  }

  function isAsBefore(now: number, then: number): boolean {
    return (
      now === then && !indexes.has(now) && dayOf(made.steps[now]!) === dayOf(followed.steps[now]!)
    )
  }
}

/** Which teams have other work, by other days, than they had at the same turn. */
interface OtherWork {
  /** The former plan has decided on these, between two places of its list. */
  pass(start: number, end: number): void
  /** To be called where one of the plans has decided on an item as the other has not, or may not have. */
  compare(index: number): void
  hasOther(team: number): boolean
  isAny(): boolean
  /** For each team whether it has had some at any turn, or the same in another order. */
  readonly hadOther: Uint8Array
}

// What is done by the same day in both leaves a team the same room, whichever was placed first.
function otherWork(
  { model: was, followed, decided }: Layout,
  model: PlanModel,
  steps: Arranger['steps'],
): OtherWork {
  const isPassed = new Uint8Array(model.items.length)
  const isOther = new Uint8Array(model.items.length)
  const others = new Int32Array(model.teams.length)
  const hadOther = new Uint8Array(model.teams.length)
  let any = 0
  return {
    pass(start, end) {
      for (let at = start; at < end; at++) isPassed[decided[at]!] = 1
    },
    compare(index) {
      const then = isPassed[index] ? dayOf(followed.steps[index]!) : null
      const now = dayOf(steps[index])
      const [work, other] = [was.items[index]!.work, model.items[index]!.work]
      const isNow = then === now && (then === null || isSameWork(work, other)) ? 0 : 1
      const change = isNow - isOther[index]!
      isOther[index] = isNow
      any += change
      for (const each of [work, other])
        for (const { team } of each) {
          others[team]! += change
          hadOther[team] = 1
        }
    },
    hasOther: (team) => others[team]! > 0,
    isAny: () => any > 0,
    hadOther,
  }
}

function isSameWork(a: readonly Work[], b: readonly Work[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every(({ team, effort }, at) => team === b[at]!.team && effort === b[at]!.effort))
  )
}

function dayOf(step: Step | undefined): number | null {
  return step?.kind === 'placed' ? step.day : null
}

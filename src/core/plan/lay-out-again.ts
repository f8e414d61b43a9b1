import { firstWhere } from '../search.js'
import { type Arranger, arranger } from './arrange.js'
import type { Exchanged } from './exchange.js'
import { inTurns, type Layout } from './layout.js'
import { isSameWork, type PlanModel } from './model.js'
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
  const isExchanged = new Uint8Array(model.items.length)
  for (const index of indexes) {
    isOther[families.of[index]!] = 1
    isExchanged[index] = 1
  }
  const newTeams = new Set(
    [...indexes].flatMap((index) => model.items[index]!.work.map(({ team }) => team)),
  )
  const teams = otherWork(before, model, made.steps)
  const { sequence: former, followed, decided } = before
  let [next, taken, passed] = [0, 0, 0]
  const caughtUp = new Int32Array(model.teams.length)
  const parts = inTurns(made, model, sequence, (index) => {
    if (isExchanged[index]) return takeAgain(index, 0, 0)
    while (isExchanged[former[next]!]) leave(former[next++]!)
    next++
    const [start, end] = [before.before[index]!, before.after[index]!]
    passed = end
    const family = families.of[index]!
    if (isOther[family] || (teams.isAny() && families.teams[family]!.some(teams.hasOther)))
      return takeAgain(index, start, end)
    for (let at = start; at < end; at++) {
      const each = decided[at]!
      made.adopt(each, followed.steps[each]!, followed.finish[each]!)
    }
  })
  const since = { plan: followed, others: [...teams.compared] }
  return { layout: { ...parts, families, since }, taken }

  // Its former turn passes.
  function leave(index: number): void {
    const [start, end] = [before.before[index]!, before.after[index]!]
    passed = end
    teams.pass(start, end)
    for (let at = start; at < end; at++) teams.compare(decided[at]!)
  }

  // What was decided in its turn before stands between two places of that list.
  function takeAgain(index: number, start: number, end: number): void {
    const from = made.decided.length
    const family = families.of[index]!
    for (const team of families.teams[family]!) catchUp(team)
    if (isOther[family]) for (const team of newTeams) catchUp(team)
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

  // Of a team that may do something in a turn all work that was taken over counts.
  function catchUp(team: number): void {
    const works = before.decidedBy(team)
    const { places } = works
    const from = caughtUp[team]!
    if (from === places.length || places[from]! >= passed) return
    caughtUp[team] = firstWhere(places, (place) => place >= passed)
    made.count(team, works, from, caughtUp[team]!)
  }

  function isAsBefore(now: number, then: number): boolean {
    return (
      now === then && !isExchanged[now] && dayOf(made.steps[now]!) === dayOf(followed.steps[now]!)
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
  /** All that was compared. */
  readonly compared: ReadonlySet<number>
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
  const compared = new Set<number>()
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
      compared.add(index)
      if (change !== 0)
        for (const each of [work, other]) for (const { team } of each) others[team]! += change
    },
    hasOther: (team) => others[team]! > 0,
    isAny: () => any > 0,
    compared,
  }
}

function dayOf(step: Step | undefined): number | null {
  return step?.kind === 'placed' ? step.day : null
}

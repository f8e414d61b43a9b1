import { arranger } from './arrange.js'
import type { Exchanged } from './exchange.js'
import { inTurns, type Layout } from './layout.js'
import type { Step } from './steps.js'

/** A layout of a planning problem with some items exchanged, and how many turns had to be taken again for it. */
export interface Again {
  readonly layout: Layout
  readonly taken: number
}

/**
 * The plan of a problem with some items exchanged: what planning all of it again would give. A turn is taken again
 * where an item of its family is exchanged, or a team that works on the family has had other work until then.
 */
export function layOutAgain(before: Layout, { model, sequence, indexes }: Exchanged): Again {
  const { families } = before
  const made = arranger(model, { isBare: true })
  const isOwn = new Uint8Array(families.teams.length)
  for (const index of indexes) isOwn[families.of[index]!] = 1
  const newTeams = new Set(
    [...indexes].flatMap((index) => model.items[index]!.work.map(({ team }) => team)),
  )
  const hasOther = new Uint8Array(model.teams.length)
  const { sequence: former, followed, decided } = before
  let [next, taken] = [0, 0]
  const parts = inTurns(made, model, sequence, (index) => {
    if (indexes.has(index)) return takeAgain(index, 0, 0)
    for (; indexes.has(former[next]!); next++) {
      const other = former[next]!
      for (let at = before.before[other]!; at < before.after[other]!; at++) differ(decided[at]!)
    }
    next++
    const [start, end] = [before.before[index]!, before.after[index]!]
    const family = families.of[index]!
    if (isOwn[family] || families.teams[family]!.some((team) => hasOther[team]))
      return takeAgain(index, start, end)
    for (let at = start; at < end; at++) made.adopt(decided[at]!, followed.steps[decided[at]!]!)
  })
  return { layout: { ...parts, families }, taken }

  // What was decided in its turn before stands between two places of that list.
  function takeAgain(index: number, start: number, end: number): void {
    const from = made.decided.length
    const family = families.of[index]!
    for (const team of families.teams[family]!) made.catchUp(team)
    if (isOwn[family]) for (const team of newTeams) made.catchUp(team)
    made.takeTurn(index)
    taken++
    const now = made.decided
    let isSame = now.length - from === end - start
    for (let at = 0; isSame && at < end - start; at++)
      isSame = isAsBefore(now[from + at]!, decided[start + at]!)
    if (isSame) return
    for (let at = start; at < end; at++) differ(decided[at]!)
    for (let at = from; at < now.length; at++) differ(now[at]!)
  }

  function isAsBefore(now: number, then: number): boolean {
    return (
      now === then && !indexes.has(now) && dayOf(made.steps[now]!) === dayOf(followed.steps[now]!)
    )
  }

  // From now on its teams may have other room than they had.
  function differ(index: number): void {
    for (const of of [before.model, model])
      for (const { team } of of.items[index]!.work) hasOther[team] = 1
  }
}

function dayOf(step: Step): number | null {
  return step.kind === 'placed' ? step.day : null
}

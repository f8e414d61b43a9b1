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
  const made = arranger(model, {})
  const isOwn = new Uint8Array(families.teams.length)
  for (const index of indexes) isOwn[families.of[index]!] = 1
  const hasOther = new Uint8Array(model.teams.length)
  const { sequence: former, followed, decided } = before
  let [next, taken] = [0, 0]
  const parts = inTurns(made, model, sequence, (index) => {
    if (indexes.has(index)) return takeAgain(index, none)
    for (; indexes.has(former[next]!); next++) differ(turnOf(before, former[next]!))
    next++
    const family = families.of[index]!
    const isSame = !isOwn[family] && families.teams[family]!.every((team) => !hasOther[team])
    if (isSame) for (const each of turnOf(before, index)) made.adopt(each, followed.steps[each]!)
    else takeAgain(index, turnOf(before, index))
  })
  return { layout: { ...parts, families }, taken }

  function turnOf({ before: start, after: end }: Layout, index: number): readonly number[] {
    return decided.slice(start[index]!, end[index]!)
  }

  function takeAgain(index: number, then: readonly number[]): void {
    const from = made.decided.length
    made.takeTurn(index)
    taken++
    const now = made.decided.slice(from)
    const isSame = now.length === then.length && now.every((each, at) => isAsThen(each, then[at]!))
    if (isSame) return
    differ(then)
    differ(now)
  }

  function isAsThen(now: number, then: number): boolean {
    return (
      now === then && !indexes.has(now) && dayOf(made.steps[now]!) === dayOf(followed.steps[now]!)
    )
  }

  // From now on their teams may have other room than they had.
  function differ(items: readonly number[]): void {
    for (const index of items)
      for (const of of [before.model, model])
        for (const { team } of of.items[index]!.work) hasOther[team] = 1
  }
}

const none: readonly number[] = []

function dayOf(step: Step): number | null {
  return step.kind === 'placed' ? step.day : null
}

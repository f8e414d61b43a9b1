import { compareText } from '../compare.js'
import type { Plan, UnplannedItem } from './plan.js'

/** What a team's unplanned items need of it that it does not have by the end of the plan. */
export interface Growth {
  readonly team: string | null
  /** What comes in first as the capacity grows stands first. */
  readonly items: readonly Grown[]
}

interface Grown extends Pick<UnplannedItem, 'item' | 'rank'> {
  /** By how much more work the team would have to be able to do by the end of the plan, did nothing else come in. */
  readonly more: number
  /** Whether other teams, or what it depends on, may need more capacity too. */
  readonly isAtLeast: boolean
}

/** By team what only lacks room by the end of the plan, each counted alone: what comes in before it takes room too. */
export function growthOf({ unplanned }: Plan): readonly Growth[] {
  const byTeam = new Map<string | null, Grown[]>()
  for (const { item, rank, obstacle } of unplanned) {
    if (obstacle.kind !== 'no-room' || obstacle.limit.kind !== 'end') continue
    const { team, needs, free, together } = obstacle
    const isShared = Object.keys(item.effortByTeam ?? {}).length > 1
    const own = byTeam.get(team) ?? []
    byTeam.set(team, own)
    own.push({ item, rank, more: needs - free, isAtLeast: isShared || together.length > 0 })
  }
  return [...byTeam]
    .sort(([a], [b]) => compareText(a ?? '\uffff', b ?? '\uffff'))
    .map(([team, items]) => ({ team, items: items.sort(sooner) }))
}

function sooner(a: Grown, b: Grown): number {
  const last = Number.MAX_SAFE_INTEGER
  return a.more - b.more || (a.rank ?? last) - (b.rank ?? last) || compareText(a.item.id, b.item.id)
}

import { compareText } from '../compare.js'
import type { Plan, TeamLack, UnplannedItem } from './plan.js'

/** What a team's unplanned items need of it that it does not have by the end of the plan. */
export interface Growth {
  readonly team: string | null
  /** What comes in first as the capacity grows stands first. */
  readonly items: readonly Grown[]
}

interface Grown extends Pick<UnplannedItem, 'item' | 'rank'> {
  /** How much more the team would have to have in the last period, did nothing else come in. */
  readonly more: number
  /** What other teams would have to have more beside that. */
  readonly others: readonly TeamLack[]
  /** Whether what it depends on may need more capacity too. */
  readonly isAtLeast: boolean
}

/** By team what only lacks room by the end of the plan, each counted alone: what comes in before it takes room too. */
export function growthOf({ unplanned }: Plan): readonly Growth[] {
  const byTeam = new Map<string | null, Grown[]>()
  for (const { item, rank, obstacle } of unplanned) {
    if (obstacle.kind !== 'no-room' || obstacle.limit.kind !== 'end') continue
    for (const { team, lacks } of obstacle.lacks) {
      const own = byTeam.get(team) ?? []
      byTeam.set(team, own)
      const others = obstacle.lacks.filter((each) => each.team !== team)
      own.push({ item, rank, more: lacks, others, isAtLeast: obstacle.together.length > 0 })
    }
  }
  return [...byTeam]
    .sort(([a], [b]) => compareText(a ?? '\uffff', b ?? '\uffff'))
    .map(([team, items]) => ({ team, items: items.sort(sooner) }))
}

function sooner(a: Grown, b: Grown): number {
  const last = Number.MAX_SAFE_INTEGER
  return a.more - b.more || (a.rank ?? last) - (b.rank ?? last) || compareText(a.item.id, b.item.id)
}

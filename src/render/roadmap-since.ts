import type { LeftPlan, PlanMoves } from '../core/plan/moves.js'
import { obstacleText } from '../core/problems/plan-reasons.js'
import { count, list } from '../core/problems/words.js'

/** What moved since a plan was committed, in plain text. `unit` is that of efforts. */
export function sinceText(
  { moved, entered, left, shipped }: PlanMoves,
  commit: string,
  unit: string,
): string {
  const texts = [
    ...part(moved, 'in another period', ({ id, from, to }) => `${id} ${from} → ${to}`),
    ...part(entered, 'new in the plan', ({ id, to }) => `${id} ${to}`),
    ...part(left, 'not in it any more', (each) => {
      return `${each.id} (was ${each.from}; ${becauseText(each, unit)})`
    }),
    ...part(shipped, 'shipped', ({ id, from }) => `${id} (was ${from})`),
  ]
  return `since commit ${commit.slice(0, 7)}: ${texts.join('; ')}`
}

function part<T>(items: readonly T[], what: string, text: (item: T) => string): string[] {
  return items.length > 0
    ? [`${count(items.length, 'item')} ${what}: ${list(items.map(text))}`]
    : []
}

function becauseText({ because }: LeftPlan, unit: string): string {
  return typeof because === 'string' ? because : obstacleText(because, unit)
}

/** The same as data. */
export function sinceJson(
  { moved, entered, left, shipped }: PlanMoves,
  commit: string,
  unit: string,
) {
  return {
    commit,
    moved,
    entered,
    left: left.map((each) => ({ id: each.id, from: each.from, reason: becauseText(each, unit) })),
    shipped,
  }
}

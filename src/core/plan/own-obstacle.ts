import type { Item } from '../backlog/item.js'
import { standingOf } from '../calendar/period.js'
import type { Framework } from '../frameworks/framework.js'
import type { Efforts } from './effort.js'
import { isUnread, type Planning } from './planning.js'
import type { Obstacle } from './reason.js'

/** Why an item can be in no plan, whatever it depends on; `bucket` is the one that the framework ranks it in. */
export function ownObstacle(
  item: Item,
  effort: Efforts | undefined,
  bucket: string | null | undefined,
  { planning, framework }: { planning: Planning; framework: Framework },
): Obstacle | undefined {
  const { periods } = planning
  const { status, period } = item
  if (status === 'idea') return { kind: 'idea' }
  if (periods.length === 0) return { kind: 'no-periods' }
  const { worthlessAfter } = item
  if (worthlessAfter && periods[0]!.start !== null && worthlessAfter.date < periods[0]!.start)
    return { kind: 'worthless', date: worthlessAfter.date, because: worthlessAfter.reason ?? null }
  // What is in progress takes its team's time, whatever its bucket says.
  if (bucket && status !== 'in-progress' && framework.unplanned?.includes(bucket))
    return { kind: 'bucket', bucket, framework: framework.title }
  const agreed = period?.in
  const standing = agreed === undefined ? undefined : standingOf(agreed, periods)
  if (agreed !== undefined && standing === undefined)
    return { kind: 'unknown-period', period: agreed }
  if (agreed !== undefined && standing === 'after') return { kind: 'beyond', period: agreed }
  if (!effort) return { kind: 'no-effort' }
  for (const [team, work] of effort)
    if (work > 0 && isUnread(planning, team)) return { kind: 'no-capacity', team }
  return undefined
}

import type { Item } from '../backlog/item.js'
import type { Framework } from '../frameworks/framework.js'
import { rankItems } from '../rank/rank.js'
import { rankedValue } from '../rank/ranking.js'
import { modelOf } from './build-model.js'
import { planByRanking } from './by-ranking.js'
import type { Units } from './effort.js'
import type { Plan } from './plan.js'
import type { Planning } from './planning.js'

/** A backlog as it is planned. */
export interface PlannedBacklog {
  /** Items without errors, containers included. */
  readonly items: readonly Item[]
  /** Ids of all containers, those included whose children have errors. */
  readonly containers: ReadonlySet<string>
  /** The default framework, and all by name. */
  readonly framework: Framework
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly planning: Planning
  readonly units: Units | undefined
}

/** The plan that follows the ranking by the default framework. */
export function planBacklog(backlog: PlannedBacklog): Plan {
  const { items, framework } = backlog
  const ranking = rankItems(items, framework, backlog)
  return planByRanking(
    modelOf({ ...backlog, ranking, value: (ranked) => rankedValue(ranked) ?? 0 }),
  )
}

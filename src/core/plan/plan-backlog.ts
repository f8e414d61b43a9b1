import type { Item } from '../backlog/item.js'
import type { Framework } from '../frameworks/framework.js'
import { rankItems } from '../rank/rank.js'
import { type Ranking, rankedValue } from '../rank/ranking.js'
import { modelOf } from './build-model.js'
import { planByRanking } from './by-ranking.js'
import type { PlanModel } from './model.js'
import type { Plan } from './plan.js'
import type { Planning } from './planning.js'
import type { Units } from './work-estimate.js'

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

/** The ranking of a backlog by its default framework, and its planning problem. */
export interface ModelledBacklog {
  readonly ranking: Ranking
  readonly model: PlanModel
}

/** The same and the plan that follows the ranking. */
export interface RankedPlan extends ModelledBacklog {
  readonly plan: Plan
}

/** Ranks a backlog by its default framework and plans it in that order. */
export function planBacklog(backlog: PlannedBacklog): RankedPlan {
  const modelled = modelBacklog(backlog)
  return { ...modelled, plan: planByRanking(modelled.model) }
}

/** Ranks a backlog by its default framework, and reads what is to be planned in that order. */
export function modelBacklog(backlog: PlannedBacklog): ModelledBacklog {
  const ranking = rankItems(backlog.items, backlog.framework, backlog)
  const model = modelOf({ ...backlog, ranking, value: (ranked) => rankedValue(ranked) ?? 0 })
  return { ranking, model }
}

import { type Ranking, rankedValue } from '../rank/ranking.js'
import { modelOf } from './build-model.js'
import { planByRanking } from './by-ranking.js'
import { follow } from './follow.js'
import type { PlannedBacklog } from './plan-backlog.js'
import type { Obstacle } from './reason.js'
import { scheduleOf } from './schedule.js'

/** What a plan decides; its reasons take longer than all else and are looked for when they are asked for. */
export interface Outline {
  /** The name of the period in which each planned item finishes, by id. */
  readonly ends: ReadonlyMap<string, string>
  /** Ids of the items that miss their target date. */
  readonly late: ReadonlySet<string>
  /** Why each item is in no period, by id. */
  obstacles(): ReadonlyMap<string, Obstacle>
}

/** The outline of the plan that follows a ranking of the backlog. */
export function outlineOf(backlog: PlannedBacklog, ranking: Ranking): Outline {
  const model = modelOf({ ...backlog, ranking, value: (ranked) => rankedValue(ranked) ?? 0 })
  const { planned, late } = scheduleOf(model, follow(model))
  let obstacles: ReadonlyMap<string, Obstacle> | undefined
  return {
    ends: new Map(
      planned.map(({ index, period }) => [
        model.items[index]!.item.id,
        model.periods[period]!.name,
      ]),
    ),
    late: new Set(late.map(({ item }) => item.id)),
    obstacles() {
      obstacles ??= new Map(
        planByRanking(model).unplanned.map(({ item, obstacle }) => [item.id, obstacle]),
      )
      return obstacles
    },
  }
}

import { type Ranking, rankedValue } from '../rank/ranking.js'
import { modelOf } from './build-model.js'
import { planByRanking } from './by-ranking.js'
import { type Exchange, exchanged, type PositionOf } from './exchange.js'
import { follow } from './follow.js'
import { layOutAgain } from './lay-out-again.js'
import { type Layout, layOut } from './layout.js'
import { type WorkUpTo, waitedFor, workByItem, workUpTo, workUpToOne } from './load.js'
import { type Assignment, type PlanModel, periodOfDay } from './model.js'
import type { PlannedBacklog } from './plan-backlog.js'
import { queueOf } from './queue.js'
import type { Obstacle } from './reason.js'
import { isLateBy, isLateByPeriod } from './schedule.js'

/** What a plan decides. */
export interface Places {
  /** The name of the period in which an item finishes, null where it is in none. */
  endOf(id: string): string | null
  /** Whether an item is planned and misses its target date. */
  isLate(id: string): boolean
  /**
   * The same plan with some items exchanged, and how many turns had to be taken again for it; undefined where all of it
   * has to be planned again.
   */
  with(exchanges: readonly Exchange[], positionOf: PositionOf): PlacesWith | undefined
  /** What it is read from, where it was laid out. */
  readonly read?: { readonly layout: Layout; readonly indexOf: Indexes }
}

export interface PlacesWith {
  readonly places: Places
  readonly taken: number
}

/** What a plan decides; its reasons take longer than all else and are looked for when they are asked for. */
export interface Outline extends Places {
  /** Why each item is in no period, by id. */
  obstacles(): ReadonlyMap<string, Obstacle>
}

/** The outline of the plan that follows a ranking of the backlog; `made` are its places where they are known. */
export function outlineOf(backlog: PlannedBacklog, ranking: Ranking, made?: Places): Outline {
  let model: PlanModel | undefined
  const modelled = () => {
    model ??= modelOf({ ...backlog, ranking, value: (ranked) => rankedValue(ranked) ?? 0 })
    return model
  }
  let obstacles: ReadonlyMap<string, Obstacle> | undefined
  return {
    ...(made ?? placesOf(modelled(), backlog)),
    obstacles() {
      obstacles ??= new Map(
        planByRanking(modelled()).unplanned.map(({ item, obstacle }) => [item.id, obstacle]),
      )
      return obstacles
    },
  }
}

function placesOf(model: PlanModel, backlog: PlannedBacklog): Places {
  const indexOf = new Map(model.items.map(({ item }, index) => [item.id, index]))
  const layout = layOut(model)
  if (layout) return placesIn(layout, indexOf, backlog)
  return { ...readPlaces(model, follow(model), indexOf, 0), with: () => undefined }
}

type Indexes = ReadonlyMap<string, number>

function placesIn(layout: Layout, indexOf: Indexes, backlog: PlannedBacklog): Places {
  return {
    ...readPlaces(layout.model, layout.followed, indexOf, FEW),
    read: { layout, indexOf },
    with(exchanges, positionOf) {
      const other = exchanged(layout, indexOf, exchanges, { backlog, positionOf })
      if (!other) return undefined
      const { layout: again, taken } = layOutAgain(layout, other)
      return { places: placesIn(again, indexOf, backlog), taken }
    },
  }
}

const FEW = 4

// The work up to so many items is summed up for each of them: that takes as long as for all items.
function readPlaces(
  model: PlanModel,
  assignment: Assignment,
  indexOf: Indexes,
  few: number,
): Pick<Places, 'endOf' | 'isLate'> {
  let work: ((index: number) => WorkUpTo) | undefined
  let asked = 0
  // A state of a history is compared with the one before it and with the one after it.
  const known = new Map<number, boolean>()
  const workTo = (index: number) => {
    const isAlone = !work && asked < few && waitedFor(model, assignment, index)?.length === 1
    if (isAlone) {
      asked++
      return workUpToOne(model, assignment, index)
    }
    work ??= workByItem(model, assignment, workUpTo(model, queueOf(model, assignment)))
    return work(index)
  }
  const place = (id: string) => {
    const index = indexOf.get(id)
    const day = index === undefined ? null : assignment.finish[index]!
    if (day === null || model.items[index!]!.isGate) return undefined
    return { index: index!, period: periodOfDay(model, day) }
  }
  return {
    endOf(id) {
      const found = place(id)
      return found ? model.periods[found.period]!.name : null
    },
    isLate(id) {
      const found = place(id)
      if (!found) return false
      const { index } = found
      const late =
        isLateByPeriod(model, found) ?? known.get(index) ?? isLateBy(model, found, workTo(index))
      known.set(index, late)
      return late
    },
  }
}

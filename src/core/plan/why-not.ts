import { availableBy, limitDay, type ModelItem, type PlanModel, tolerance } from './model.js'
import { type Behind, type Limit, nobody, type Obstacle, type Reason } from './reason.js'
import type { Followed, Unplaced } from './steps.js'
import type { Lack } from './team-queues.js'

/** Whether a rule of its own says when an item must be finished. */
export function isCommitment({ agreed, promisedBy }: ModelItem): boolean {
  return agreed !== null || promisedBy !== null
}

/** Why a step put an item of a model into no period; `behind` tells who takes the room that it lacks. */
export function obstacleOf(
  index: number,
  { because, after }: Unplaced,
  behind: (lack: Lack) => Behind,
  model: PlanModel,
  { steps }: Followed,
): Obstacle {
  const modelItem = model.items[index]!
  const { item } = modelItem
  const limit = limitOf(modelItem, model)
  const day = limitDay(modelItem, model)
  switch (because.kind) {
    case 'never-asked':
      if (modelItem.rank !== null) return unwanted()
      return item.unscored === undefined
        ? { kind: 'unscored', missing: modelItem.missing, because: modelItem.unscorable }
        : { kind: 'necessary', because: item.unscored }
    case 'date-passed':
      return { kind: 'date-passed', date: item.due!.date }
    case 'agreed-after-date':
      return tooLate(modelItem)
    case 'dependency-late':
      return lateDependency(because.item)
    case 'dependency':
      return steps[because.item]!.kind === 'placed'
        ? lateDependency(because.item)
        : { kind: 'dependency', id: idOf(because.item), is: 'not planned', container: null }
    case 'no-room': {
      const { team, short, full, together } = because
      const last = full.at(-1)?.period
      const needs = [...together, index].reduce((sum, each) => sum + effortIn(each, team), 0)
      const { team: name } = model.teams[team]!
      const able = availableBy(model, model.teams[team]!, day)
      const free = needs - short
      const slack = tolerance(model.teams[team]!)
      return {
        kind: 'no-room',
        team: name,
        needs,
        free: above(Math.abs(able - free) > slack ? free : able, slack),
        able: above(able, slack),
        limit,
        lacks: full
          .filter(({ period }) => period === last)
          .map((each) => ({ team: model.teams[each.team]!.team, lacks: each.lacks })),
        together: together.filter((each) => !model.items[each]!.isGate).map(idOf),
        behind: behind({ index, team, day, after }),
      }
    }
  }

  // What is ranked is left aside for its value, or for that of what it depends on.
  function unwanted(): Obstacle {
    const cause = modelItem.dependsOn.find((each) => steps[each]!.kind === 'unplaced')
    if (modelItem.value < 0 || cause === undefined) return { kind: 'costs' }
    return { kind: 'dependency', id: idOf(cause), is: 'not planned', container: null }
  }

  function lateDependency(dependency: number): Obstacle {
    const work = model.items[dependency]!.work.find(({ team }) => model.teams[team]!.capacity)
    const isKnown = work && limit.kind !== 'end'
    return {
      kind: 'dependency-late',
      id: idOf(dependency),
      limit,
      behind: isKnown ? behind({ index, team: work.team, day, after }) : nobody,
    }
  }

  function effortIn(each: number, team: number): number {
    return model.items[each]!.work.find((work) => work.team === team)?.effort ?? 0
  }

  function idOf(each: number): string {
    return model.items[each]!.item.id
  }
}

function tooLate({ item, deadline, promisedBy }: ModelItem): Obstacle {
  const isWorthless = deadline !== promisedBy
  const { date } = isWorthless ? item.worthlessAfter! : item.due!
  return { kind: 'agreed-too-late', period: item.period!.in, date, isWorthless }
}

function limitOf(modelItem: ModelItem, model: PlanModel): Limit {
  const { item, agreed, deadline, promisedBy } = modelItem
  const last = agreed === null ? Number.POSITIVE_INFINITY : model.days[agreed]!.last
  if (deadline !== null && deadline < last) {
    if (deadline === promisedBy) return hardReason(modelItem, model)
    const { date, reason } = item.worthlessAfter!
    return { kind: 'worthless', date, because: reason ?? null }
  }
  if (agreed !== null) return agreedReason(modelItem, model)
  return { kind: 'end', period: model.periods[model.periods.length - 1]!.name }
}

/** That an item was agreed for a period. */
export function agreedReason(
  { item, agreed }: ModelItem,
  { periods }: PlanModel,
): Extract<Reason, { kind: 'agreed' }> {
  const { in: period, reason } = item.period!
  const isOverdue = periods[agreed!]!.name !== period
  return { kind: 'agreed', period, isOverdue, because: reason ?? null }
}

/** That an item has a hard date. */
export function hardReason(
  { item, promisedBy }: ModelItem,
  { periods }: PlanModel,
): Extract<Reason, { kind: 'hard-date' }> {
  const { date, reason } = item.due!
  const unbound = periods[0]!.start === null ? 'undated' : 'after'
  const standing = promisedBy === null ? unbound : 'within'
  return { kind: 'hard-date', date, standing, because: reason ?? null }
}

function above(value: number, slack: number): number {
  return value > slack ? value : 0
}

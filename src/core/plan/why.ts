import type { Followed, Hold, Step } from './follow.js'
import { availableBy, type ModelItem, type PlanModel, periodOfDay, tolerance } from './model.js'
import type { Limit, Obstacle, Reason } from './reason.js'

/** Why each item of a model stands where it does, or in no period; by index. */
export interface Explanation {
  readonly reasons: readonly (readonly Reason[])[]
  readonly obstacles: readonly (Obstacle | null)[]
}

/** The reasons of a plan that follows the ranking. */
export function reasonsOf(model: PlanModel, followed: Followed): Explanation {
  const isBehind = behindOf(model, followed)
  return {
    reasons: followed.steps.map((step, index) =>
      step.kind === 'placed' ? reasonsFor(index, step, isBehind[index]!, model) : [],
    ),
    obstacles: followed.steps.map((step, index) =>
      step.kind === 'placed' ? null : obstacleFor(index, step, model, followed),
    ),
  }
}

type Placed = Extract<Step, { kind: 'placed' }>
type Unplaced = Extract<Step, { kind: 'unplaced' }>

function reasonsFor(index: number, step: Placed, isBehind: boolean, model: PlanModel): Reason[] {
  const ahead = aheadOf(model.items[index]!, step, model)
  const behind = isBehind && step.heldBy ? [heldReason(index, step, step.heldBy, model)] : []
  return [...(ahead ? [ahead] : []), ...behind]
}

// What put it before items of a better rank.
function aheadOf(modelItem: ModelItem, step: Placed, { items }: PlanModel): Reason | undefined {
  const { item, turn } = modelItem
  if (turn === 'in-progress') return { kind: 'in-progress' }
  if (turn === 'agreed') return agreedReason(modelItem)
  if (turn === 'dated' && item.due!.kind === 'hard') return hardReason(modelItem)
  if (turn === 'dated') return { kind: 'due', date: item.due!.date }
  if (step.pulledBy === null) return undefined
  const by = items[step.pulledBy]!
  return { kind: 'needed-by', id: by.item.id, isContainer: by.isGate }
}

function agreedReason({ item }: ModelItem): Extract<Reason, { kind: 'agreed' }> {
  const { in: period, reason } = item.period!
  return { kind: 'agreed', period, because: reason ?? null }
}

function hardReason({ item }: ModelItem): Extract<Reason, { kind: 'hard-date' }> {
  const { date, reason } = item.due!
  return { kind: 'hard-date', date, because: reason ?? null }
}

// What kept it behind items of a worse rank.
function heldReason(index: number, step: Placed, hold: Hold, model: PlanModel): Reason {
  if (hold.kind === 'dependency') return { kind: 'waits-for', id: model.items[hold.item]!.item.id }
  const period = periodOfDay(model, step.day)
  const { name } = model.periods[period]!
  const team = model.teams[hold.team]!
  const work = model.items[index]!.work.find((each) => each.team === hold.team)!
  const alone = availableBy(model, team, model.days[period - 1]!.last)
  return work.effort > alone + tolerance(team)
    ? { kind: 'takes-until', team: team.team, effort: work.effort, period: name }
    : { kind: 'full-until', team: team.team, period: name }
}

/** Whether some item of a worse rank finishes in an earlier period, by index. */
function behindOf(model: PlanModel, { finish }: Followed): boolean[] {
  const isBehind = model.items.map(() => false)
  const ranked = model.items
    .map(({ rank }, index) => ({ rank, index, day: finish[index] ?? null }))
    .filter((each): each is { rank: number; index: number; day: number } => {
      return each.rank !== null && each.day !== null
    })
    .sort((a, b) => b.rank - a.rank)
  let earliest = Number.POSITIVE_INFINITY
  for (let at = 0; at < ranked.length; ) {
    const { rank } = ranked[at]!
    let next = at
    while (ranked[next]?.rank === rank) next++
    const tied = ranked.slice(at, next)
    for (const { index, day } of tied)
      isBehind[index] = periodOfDay(model, earliest) < periodOfDay(model, day)
    for (const { day } of tied) earliest = Math.min(earliest, day)
    at = next
  }
  return isBehind
}

function obstacleFor(
  index: number,
  { because }: Unplaced,
  model: PlanModel,
  { steps }: Followed,
): Obstacle {
  const modelItem = model.items[index]!
  const { item } = modelItem
  const limit = limitOf(modelItem, model)
  switch (because.kind) {
    case 'never-asked':
      return item.unscored === undefined
        ? { kind: 'unscored', missing: modelItem.missing, because: modelItem.unscorable }
        : { kind: 'necessary', because: item.unscored }
    case 'date-passed':
      return { kind: 'date-passed', date: item.due!.date }
    case 'agreed-after-date':
      return { kind: 'agreed-too-late', period: item.period!.in, date: item.due!.date }
    case 'dependency-late':
      return { kind: 'dependency-late', id: idOf(because.item), limit }
    case 'dependency':
      return steps[because.item]!.kind === 'placed'
        ? { kind: 'dependency-late', id: idOf(because.item), limit }
        : { kind: 'dependency', id: idOf(because.item), is: 'not planned', container: null }
    case 'no-room': {
      const team = model.teams[because.team]!.team
      const together = because.together.filter((each) => !model.items[each]!.isGate).map(idOf)
      return { kind: 'no-room', team, short: because.short, limit, together }
    }
  }

  function idOf(each: number): string {
    return model.items[each]!.item.id
  }
}

function limitOf(modelItem: ModelItem, { periods }: PlanModel): Limit {
  if (modelItem.agreed !== null) return agreedReason(modelItem)
  if (modelItem.deadline !== null) return hardReason(modelItem)
  return { kind: 'end', period: periods[periods.length - 1]!.name }
}

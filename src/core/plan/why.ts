import { cutLines } from './cut-line.js'
import {
  availableBy,
  limitDay,
  type ModelItem,
  type PlanModel,
  periodOfDay,
  tolerance,
} from './model.js'
import { outrankedBy } from './outranked.js'
import type { Below } from './plan.js'
import { type Behind, nobody, type Obstacle, type Reason } from './reason.js'
import type { Followed, Hold, Placed } from './steps.js'
import { takersIn } from './takers.js'
import { type Lack, queuesOf } from './team-queues.js'
import { agreedReason, hardReason, isCommitment, obstacleOf } from './why-not.js'

/** Why each item of a model stands where it does, or in no period; by index. */
export interface Explanation {
  readonly reasons: readonly (readonly Reason[])[]
  readonly obstacles: readonly (Obstacle | null)[]
  /** What stands first below the line, by period and team. */
  readonly below: readonly (readonly (Below | null)[])[]
}

/** The reasons of a plan that follows the ranking. */
export function reasonsOf(model: PlanModel, followed: Followed): Explanation {
  const queues = queuesOf(model, followed)
  const isBehind = behindWorse(model, followed)
  const outranked = outrankedBy(lacksOf(isBehind, model, followed), queues, model)
  const takers = takersIn(queues, model)
  const behind = (lack: Lack) =>
    isCommitment(model.items[lack.index]!) ? takers(lack) : (outranked.get(lack.index) ?? nobody)
  return {
    reasons: followed.steps.map((step, index) =>
      step.kind === 'placed'
        ? reasonsFor(index, step, isBehind[index]!, outranked.get(index) ?? nobody, model)
        : [],
    ),
    obstacles: followed.steps.map((step, index) =>
      step.kind === 'placed' ? null : obstacleOf(index, step, behind, model, followed),
    ),
    below: cutLines(model, followed),
  }
}

function reasonsFor(
  index: number,
  step: Placed,
  isBehind: boolean,
  outranked: Behind,
  model: PlanModel,
): Reason[] {
  const held =
    isBehind && step.heldBy ? [heldReason(index, step, step.heldBy, outranked, model)] : []
  return [...aheadOf(model.items[index]!, step, model), ...held]
}

// What put it before items of a better rank, all that it has to keep included.
function aheadOf(modelItem: ModelItem, step: Placed, model: PlanModel): Reason[] {
  const { item, turn, agreed } = modelItem
  const isHard = item.due?.kind === 'hard'
  const reasons: Reason[] = [
    ...(turn === 'in-progress' ? [{ kind: 'in-progress' } as const] : []),
    ...(agreed === null ? [] : [agreedReason(modelItem, model)]),
    ...(isHard ? [hardReason(modelItem, model)] : []),
    ...(turn === 'dated' && !isHard ? [{ kind: 'due', date: item.due!.date } as const] : []),
  ]
  if (reasons.length > 0 || step.pulledBy === null) return reasons
  const by = model.items[step.pulledBy]!
  return [{ kind: 'needed-by', id: by.item.id, isContainer: by.isGate }]
}

// What kept it behind items of a worse rank.
function heldReason(
  index: number,
  step: Placed,
  hold: Hold,
  behind: Behind,
  model: PlanModel,
): Reason {
  if (hold.kind !== 'team') {
    const { id } = model.items[hold.item]!.item
    return { kind: hold.kind === 'order' ? 'after' : 'waits-for', id }
  }
  const period = periodOfDay(model, step.day)
  const { name } = model.periods[period]!
  const team = model.teams[hold.team]!
  const work = model.items[index]!.work.find((each) => each.team === hold.team)!
  const alone = availableBy(model, team, model.days[period - 1]!.last)
  const slack = tolerance(team)
  if (work.effort <= alone + slack)
    return { kind: 'full-until', team: team.team, period: name, behind }
  const whole = (team.capacity ?? []).slice(0, period).reduce((sum, each) => sum + each, 0)
  return {
    kind: 'takes-until',
    team: team.team,
    effort: work.effort,
    period: name,
    able: alone > slack ? alone : 0,
    isShipped: work.effort <= whole + slack,
  }
}

// Where the ranking alone decides and a team has no room: before the period of an item that finishes behind
// ones of a worse rank, and in the whole plan for one that is not planned.
function lacksOf(isBehind: readonly boolean[], model: PlanModel, { steps }: Followed): Lack[] {
  return steps.flatMap((step, index): Lack[] => {
    const modelItem = model.items[index]!
    if (step.kind === 'unplaced') {
      const { because, after } = step
      if (because.kind !== 'no-room' || isCommitment(modelItem)) return []
      return [{ index, team: because.team, day: limitDay(modelItem, model), after }]
    }
    if (!isBehind[index] || step.heldBy?.kind !== 'team') return []
    const day = model.days[periodOfDay(model, step.day) - 1]!.last
    return [{ index, team: step.heldBy.team, day, after: step.after }]
  })
}

// Whether some item of a worse rank finishes in an earlier period, by index.
function behindWorse(model: PlanModel, { finish }: Followed): boolean[] {
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

import { cutLines } from './cut-line.js'
import {
  abilities,
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
  const planned = { model, able: abilities(model) }
  const behind = (lack: Lack) =>
    isCommitment(model.items[lack.index]!) ? takers(lack) : (outranked.get(lack.index) ?? nobody)
  return {
    reasons: followed.steps.map((step, index) =>
      step.kind === 'placed'
        ? reasonsFor(index, step, isBehind[index]!, outranked.get(index) ?? nobody, planned)
        : none,
    ),
    obstacles: followed.steps.map((step, index) =>
      step.kind === 'placed' ? null : obstacleOf(index, step, behind, model, followed),
    ),
    below: cutLines(model, followed),
  }
}

const none: readonly never[] = []

interface Planned {
  readonly model: PlanModel
  /** What a team can have done by the end of a day. */
  readonly able: ReturnType<typeof abilities>
}

function reasonsFor(
  index: number,
  step: Placed,
  isBehind: boolean,
  outranked: Behind,
  planned: Planned,
): readonly Reason[] {
  const ahead = aheadOf(planned.model.items[index]!, step, planned.model)
  if (!isBehind || !step.heldBy) return ahead
  return [...ahead, heldReason(index, step, step.heldBy, outranked, planned)]
}

// What put it before items of a better rank, all that it has to keep included.
function aheadOf(modelItem: ModelItem, step: Placed, model: PlanModel): readonly Reason[] {
  const { item, turn, agreed } = modelItem
  const isByRank = turn === 'planned' || turn === 'candidate'
  if (isByRank && step.pulledBy === null && agreed === null && !item.due) return none
  const isHard = item.due?.kind === 'hard'
  const reasons: Reason[] = []
  if (turn === 'in-progress') reasons.push({ kind: 'in-progress' })
  if (agreed !== null) reasons.push(agreedReason(modelItem, model))
  if (isHard) reasons.push(hardReason(modelItem, model))
  if (turn === 'dated' && !isHard) reasons.push({ kind: 'due', date: item.due!.date })
  if (reasons.length > 0) return reasons
  if (step.pulledBy === null) return none
  const by = model.items[step.pulledBy]!
  return [{ kind: 'needed-by', id: by.item.id, isContainer: by.isGate }]
}

// What kept it behind items of a worse rank.
function heldReason(
  index: number,
  step: Placed,
  hold: Hold,
  behind: Behind,
  { model, able }: Planned,
): Reason {
  if (hold.kind !== 'team') {
    const { id } = model.items[hold.item]!.item
    return { kind: hold.kind === 'order' ? 'after' : 'waits-for', id }
  }
  const period = periodOfDay(model, step.day)
  const { name } = model.periods[period]!
  const team = model.teams[hold.team]!
  const work = model.items[index]!.work.find((each) => each.team === hold.team)!
  const alone = able(hold.team, model.days[period - 1]!.last)
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
  const lacks: Lack[] = []
  steps.forEach((step, index) => {
    const modelItem = model.items[index]!
    if (step.kind === 'unplaced') {
      const { because, after } = step
      if (because.kind === 'no-room' && !isCommitment(modelItem))
        lacks.push({ index, team: because.team, day: limitDay(modelItem, model), after })
    } else if (isBehind[index] && step.heldBy?.kind === 'team') {
      const day = model.days[periodOfDay(model, step.day) - 1]!.last
      lacks.push({ index, team: step.heldBy.team, day, after: step.after })
    }
  })
  return lacks
}

// Whether some item of a worse rank finishes in an earlier period, by index.
function behindWorse(model: PlanModel, { finish }: Followed): boolean[] {
  const { items } = model
  const last = items.reduce((most, { rank }) => Math.max(most, rank ?? 0), 0)
  // The first day on which an item of a rank finishes, and then of all ranks from that one on.
  const earliest = new Float64Array(last + 2).fill(Number.POSITIVE_INFINITY)
  items.forEach(({ rank }, index) => {
    const day = finish[index] ?? null
    if (rank !== null && day !== null) earliest[rank] = Math.min(earliest[rank]!, day)
  })
  for (let rank = last; rank >= 0; rank--)
    earliest[rank] = Math.min(earliest[rank]!, earliest[rank + 1]!)
  return items.map(({ rank }, index) => {
    const day = finish[index] ?? null
    if (rank === null || day === null) return false
    return periodOfDay(model, earliest[rank + 1]!) < periodOfDay(model, day)
  })
}

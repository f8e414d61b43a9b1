import { dateOfDay } from '../calendar/day.js'
import { type ModelItem, type PlanModel, periodOfDay } from './model.js'
import type { Below } from './plan.js'
import type { Followed, Full, Step } from './steps.js'

/**
 * For each period, and in it for each team, the item that stands first below the line: the first one, in the order in
 * which they are placed, that would have finished by then, had that team had room.
 */
export function cutLines(model: PlanModel, { steps }: Followed): (Below | null)[][] {
  const first = model.periods.map(() => model.teams.map((): Waiting | null => null))
  steps.forEach((step, index) => {
    const full = fullOf(step)
    for (const lack of full) {
      const before = first[lack.period]![lack.team]!
      if (!before || step.after < before.step.after)
        first[lack.period]![lack.team] = { index, step, lack, full }
    }
  })
  return first.map((teams) => teams.map((each) => each && belowOf(each, model)))
}

function fullOf(step: Step): readonly Full[] {
  if (step.kind === 'placed') return step.full
  return step.because.kind === 'no-room' ? step.because.full : []
}

/** An item for which a team lacks some room. */
interface Waiting {
  readonly index: number
  readonly step: Step
  readonly lack: Full
  /** All that lack some for it. */
  readonly full: readonly Full[]
}

function belowOf(
  { index, step, lack: { period, team, lacks, day, short }, full }: Waiting,
  { items, periods, days, teams }: PlanModel,
): Below {
  const own = items[index]!
  const together =
    step.kind === 'unplaced' && step.because.kind === 'no-room' ? step.because.together : []
  const needs = [own, ...together.map((each) => items[each]!)].reduce(
    (sum, each) => sum + effortIn(each, team),
    0,
  )
  return {
    item: own.item,
    rank: own.rank,
    together: together.flatMap((each) => (items[each]!.isGate ? [] : [items[each]!.item.id])),
    needs,
    lacks,
    others: full
      .filter((each) => each.period === period && each.team !== team)
      .map((each) => ({ team: teams[each.team]!.team, lacks: each.lacks })),
    by: day < days[period]!.last ? { date: dateOfDay(day), short } : null,
    end: step.kind === 'placed' ? periods[periodOfDay({ days }, step.day)]!.name : null,
  }
}

function effortIn({ work }: ModelItem, team: number): number {
  return work.find((each) => each.team === team)?.effort ?? 0
}

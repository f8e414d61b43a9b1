import { dateOfDay } from '../calendar/day.js'
import { type ModelItem, type PlanModel, periodOfDay } from './model.js'
import type { Below } from './plan.js'
import type { Followed, Full, Step } from './steps.js'

/**
 * For each period, and in it for each team, the item that stands first below the line: the first one, in the order in
 * which they are placed, that would have finished by then, had that team had room.
 */
export function cutLines(model: PlanModel, { steps }: Followed): (Below | null)[][] {
  const lines = model.periods.map(() => model.teams.map((): Below | null => null))
  const waiting = steps
    .flatMap((step, index) => {
      const full = fullOf(step)
      return full.length > 0 ? [{ index, step, full }] : []
    })
    .sort((a, b) => a.step.after - b.step.after || a.index - b.index)
  for (const { index, step, full } of waiting)
    for (const each of full)
      lines[each.period]![each.team] ??= belowOf(index, step, each, full, model)
  return lines
}

function fullOf(step: Step): readonly Full[] {
  if (step.kind === 'placed') return step.full
  return step.because.kind === 'no-room' ? step.because.full : []
}

function belowOf(
  index: number,
  step: Step,
  { period, team, lacks, day, short }: Full,
  full: readonly Full[],
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

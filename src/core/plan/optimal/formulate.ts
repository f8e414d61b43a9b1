import { availableBy, type PlanModel, tolerance } from '../model.js'
import { worthOn } from '../worth.js'
import type { FinishDays } from './finish-days.js'
import type { Program } from './program.js'

/** A program whose values say when each item is finished. */
export interface Formulation {
  readonly program: Program
  /** What 1 in the program is worth in the plan. */
  readonly unit: number
  /** The first column of each item, by index; it has one for each of its days. */
  readonly first: readonly number[]
}

/** What a plan has to be worth at least in the tiers before the one that is sought. */
export interface Goal {
  readonly tier: number
  readonly kept: readonly number[]
}

/**
 * The planning problem as a program: column (i, d) is 1 where item i is finished by the end of day d, one of its days.
 * What is finished stays finished; what it depends on is finished by then; and by each day the finished work of a team
 * fits what it can have done by then. Finishing on a day is worth what it is there, so that a column is worth the
 * difference to the item's next day.
 */
export function formulate(
  model: PlanModel,
  days: FinishDays,
  due: readonly (number | null)[],
  { tier, kept }: Goal,
): Formulation {
  const { items } = model
  let columns = 0
  const first = days.of.map((each) => {
    columns += each.length
    return columns - each.length
  })
  const rows = rowWriter()
  const lower = new Float64Array(columns)
  const upper = new Float64Array(columns).fill(1)
  const costs = gainsOf(model, days, first, columns)
  items.forEach(({ dependsOn }, index) => {
    const own = days.of[index]!
    for (let at = 0; at + 1 < own.length; at++)
      rows.add([first[index]! + at, first[index]! + at + 1], [1, -1], 0)
    for (const each of dependsOn) addPrecedence(index, each)
    if (due[index] !== null && own.length > 0) lower[first[index]! + own.length - 1] = 1
  })
  model.teams.forEach((_, team) => {
    for (const row of capacityRows(team, model, days, first)) rows.add(...row)
  })
  kept.forEach((worth, before) => {
    const { indices, values, largest } = inTier(before)
    // A little below what was reached, which sums of decimals may miss.
    if (indices.length > 0) {
      const least = worth - 1e-9 * Math.abs(worth)
      rows.add(
        indices,
        values.map((value) => -value / largest),
        -least / largest,
      )
    }
  })
  const { indices, values, largest } = inTier(tier)
  const cost = new Float64Array(columns)
  indices.forEach((column, at) => {
    cost[column] = values[at]! / largest
  })
  return { program: { cost, lower, upper, ...rows.done() }, unit: largest, first }

  // Of a dependency's days only the last one before the item's matters; of several days with the same, the last.
  function addPrecedence(index: number, on: number): void {
    const [own, its] = [days.of[index]!, days.of[on]!]
    const before = own.map((day) => its.findLastIndex((each) => each <= day))
    before.forEach((at, own) => {
      if (at >= 0 && before[own + 1] !== at)
        rows.add([first[index]! + own, first[on]! + at], [1, -1], 0)
    })
  }

  function inTier(wanted: number) {
    const indices: number[] = []
    const values: number[] = []
    items.forEach((item, index) => {
      if (item.tier !== wanted || item.value === 0) return
      days.of[index]!.forEach((_, at) => {
        const column = first[index]! + at
        if (costs[column] === 0) return
        indices.push(column)
        values.push(costs[column]!)
      })
    })
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
    return { indices, values, largest }
  }
}

function gainsOf(
  model: PlanModel,
  days: FinishDays,
  first: readonly number[],
  columns: number,
): Float64Array {
  const gains = new Float64Array(columns)
  model.items.forEach(({ value }, index) => {
    const own = days.of[index]!
    own.forEach((day, at) => {
      const next = own[at + 1]
      gains[first[index]! + at] =
        worthOn(value, day, model) - (next === undefined ? 0 : worthOn(value, next, model))
    })
  })
  return gains
}

type Row = [indices: number[], values: number[], limit: number]

// One row for each day by which some item of the team may finish and not all of them fit.
function* capacityRows(
  team: number,
  model: PlanModel,
  days: FinishDays,
  first: readonly number[],
): Iterable<Row> {
  if (!model.teams[team]!.capacity) return
  const shares = model.items.flatMap(({ work }, index) => {
    const effort = work.find((each) => each.team === team)?.effort ?? 0
    return effort > 0 && days.of[index]!.length > 0 ? [{ index, effort }] : []
  })
  const largest = shares.reduce((most, { effort }) => Math.max(most, effort), 0)
  const ends = model.days.map(({ last }) => last)
  const inside = new Set(days.inside)
  const dates = shares.flatMap(({ index }) => days.of[index]!.filter((day) => inside.has(day)))
  for (const day of [...new Set([...ends, ...dates])].sort((a, b) => a - b)) {
    const able = availableBy(model, model.teams[team]!, day) + tolerance(model.teams[team]!)
    const row: Row = [[], [], able / largest]
    let all = 0
    for (const { index, effort } of shares) {
      const at = days.of[index]!.findLastIndex((each) => each <= day)
      if (at < 0) continue
      row[0].push(first[index]! + at)
      row[1].push(effort / largest)
      all += effort
    }
    if (all > able) yield row
  }
}

function rowWriter() {
  const [starts, indices, values, limits]: [number[], number[], number[], number[]] = [
    [0],
    [],
    [],
    [],
  ]
  return {
    add(columns: readonly number[], factors: readonly number[], limit: number): void {
      columns.forEach((column, at) => {
        indices.push(column)
        values.push(factors[at]!)
      })
      starts.push(indices.length)
      limits.push(limit)
    },
    done: () => ({
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
      limits: Float64Array.from(limits),
    }),
  }
}

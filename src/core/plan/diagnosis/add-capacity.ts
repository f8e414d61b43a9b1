import type { Change } from './change.js'
import { LEAST_STEP, leastMultiple, stepFor } from './grid.js'
import type { Found, Search } from './search.js'

type Added = Extract<Change, { kind: 'capacity' }>

/** Periods in which more capacity is tried: those around the limit, of many. */
const MOST_PERIODS = 8

/** More than so many times what a team has in its best period is no change of a plan but another team. */
const MOST_TIMES = 3

/**
 * The least capacity that keeps a commitment if its teams have it in one period: the period in which the least is enough,
 * of several the last one.
 */
export function addingCapacity(search: Search): Found | undefined {
  const { trials, teams, chain, backlog } = search
  const { periods, reserve } = backlog.planning
  if (chain.length === 0 || teams.length === 0 || reserve >= 1) return undefined
  let best: readonly Added[] | undefined
  for (const period of tried(search)) {
    const found = addedIn(period, search, best)
    if (found && (!best || sumOf(found) <= sumOf(best) + 1e-9)) best = found
    if (trials.isSpent() || periods.length === 0) break
  }
  return best && { kind: 'capacity', changes: best, lost: null }
}

function tried({ trials, index }: Search): number[] {
  const { model } = trials.base
  const count = model.periods.length
  const { agreed, deadline } = model.items[index!]!
  const limit = agreed ?? model.days.findIndex(({ last }) => deadline === null || deadline <= last)
  const from = Math.max(0, Math.min(limit - MOST_PERIODS / 2, count - MOST_PERIODS))
  return Array.from({ length: Math.min(MOST_PERIODS, count - from) }, (_, at) => from + at)
}

// What each of the fewest teams has to have more in a period; undefined where that is more than is known to be enough.
function addedIn(
  period: number,
  { item, trials, teams, backlog }: Search,
  best: readonly Added[] | undefined,
): readonly Added[] | undefined {
  const { model } = trials.base
  const { name } = model.periods[period]!
  const { capacities, reserve } = backlog.planning
  const most = mostWork(model.items.map(({ effort }) => effort)) / (1 - reserve)
  const changeOf = (team: number, to: (from: number) => number): Added => {
    const named = model.teams[team]!.team
    const from = capacities.get(named)![period]!
    return { kind: 'capacity', team: named, period: name, from, to: to(from) }
  }
  const all = teams.map((team) => changeOf(team, (from) => from + most))
  const keeps = (changes: readonly Change[]) => trials.keeps(item.id, changes)
  const [only] = all
  if (best && all.length === 1) {
    const enough = changeWith(only!, sumOf(best))
    if (!keeps([enough])) return undefined
  } else if (!keeps(all)) return undefined
  let needed: readonly Added[] = all
  for (const each of all) {
    const without = needed.filter((other) => other !== each)
    if (without.length > 0 && keeps(without)) needed = without
  }
  for (const each of needed) {
    const withOthers = (change: Added) =>
      keeps(needed.map((other) => (other.team === each.team ? change : other)))
    const least = leastOf(each, withOthers)
    if (!least) return undefined
    needed = needed.map((other) => (other.team === each.team ? least : other))
  }
  // Told by what is needed: with some more, other work may take it first, and only with much more is there room for both.
  const isModest = ({ team, to }: Added) => {
    const inBest = Math.max(...capacities.get(team)!)
    return inBest === 0 || to <= MOST_TIMES * inBest
  }
  return needed.every(isModest) ? needed : undefined
}

// About the least amount first, which says how it is rounded.
function leastOf(change: Added, keeps: (change: Added) => boolean): Added | undefined {
  let [fails, works] = [0, LEAST_STEP]
  while (works < change.to - change.from && !keeps(changeWith(change, works)))
    [fails, works] = [works, works * 2]
  while (works > LEAST_STEP && works - fails > works / 16) {
    const middle = (fails + works) / 2
    if (keeps(changeWith(change, middle))) works = middle
    else fails = middle
  }
  const step = stepFor(works)
  const range = { above: change.from + fails, upTo: change.from + works }
  const to = leastMultiple(step, range, (value) => keeps({ ...change, to: value }))
  return to === undefined ? undefined : { ...change, to }
}

function changeWith(change: Added, more: number): Added {
  return { ...change, to: change.from + more }
}

function sumOf(changes: readonly Added[]): number {
  return changes.reduce((sum, { from, to }) => sum + to - from, 0)
}

// More than all work a hundred times over: of a period of which a day is left a hundredth counts.
function mostWork(efforts: readonly number[]): number {
  return 100 * (1 + efforts.reduce((sum, effort) => sum + effort, 0))
}

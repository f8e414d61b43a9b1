import { availableBy, type ModelTeam, type PlanModel, tolerance } from './model.js'

/**
 * When a team has done how much: work by time in days from the start of the plan, with straight lines between the
 * points. Both ascend; where two points have the same work the team did other work in between.
 */
export interface Clock {
  readonly works: Float64Array
  readonly times: Float64Array
  /** Days for one of work after the last point: as many as it takes on average before; infinite without any capacity. */
  readonly pace: number
  /** How far a sum of efforts may pass a capacity through rounding alone. */
  readonly slack: number
}

/**
 * The clock of a team; null where nothing bounds it. At the end of each day and period it is the first time at which the
 * plan's rules say that so much can have been done: capacity pro rata, less what shipped up to then.
 */
export function clockOf(model: PlanModel, team: ModelTeam): Clock | null {
  const { capacity, spent } = team
  if (!capacity) return null
  const works = [0]
  const times = [0]
  let done = 0
  const start = model.days[0]?.first ?? 0
  model.days.forEach(({ first, last }, period) => {
    const able = capacity[period]!
    const most = availableBy(model, team, last)
    const [begin, length, before] = [first - start, last - first + 1, done]
    const shipped = [...spent[period]!].sort((a, b) => a.day - b.day)
    let used = 0
    for (const [at, until] of [
      ...shipped.map(({ day }) => day - start),
      begin + length,
    ].entries()) {
      const free = before + (able * (until - begin)) / length - used
      const reached = Math.min(most, free)
      if (reached > done) {
        put(done, timeAt(done))
        // The end of a period is to be its end, without what rounding adds.
        put(reached, at === shipped.length || free <= most ? until : timeAt(reached))
        done = reached
      }
      used += shipped[at]?.effort ?? 0
    }

    // When in this period that much is done, after what is used up by now.
    function timeAt(work: number): number {
      return begin + (length * (work - before + used)) / able
    }
  })
  const last = model.days[model.days.length - 1]
  const end = last ? last.last + 1 - start : 0
  put(done, end)
  return {
    works: Float64Array.from(works),
    times: Float64Array.from(times),
    pace: end / done,
    // Twice that of a plan, whose sums are made in another order.
    slack: 2 * tolerance(team),
  }

  function put(work: number, time: number): void {
    const at = works.length - 1
    if (work === works[at] && time <= times[at]!) return
    works.push(work)
    times.push(Math.max(time, times[at]!))
  }
}

/** When a team has done so much work, in days from the start of the plan. */
export function timeOf({ works, times, pace, slack }: Clock, effort: number): number {
  const work = effort - slack
  const last = works.length - 1
  if (work <= 0) return 0
  if (work > works[last]!) return times[last]! + (effort - works[last]!) * pace
  let [low, high] = [0, last]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (works[middle]! < work) low = middle
    else high = middle
  }
  const [from, to] = [works[low]!, works[high]!]
  const part = Math.max(0, effort - from) / (to - from)
  return Math.min(times[high]!, times[low]! + part * (times[high]! - times[low]!))
}

import { abilities, type PlanModel, tolerance } from './model.js'
import { type Behind, nobody } from './reason.js'
import { type Lack, named, type Queued, type TeamQueues } from './team-queues.js'

const MOST_NAMED = 5

// Beyond so many looks at placed items nobody is named: no backlog that anyone reads comes near.
const MOST_LOOKS = 500_000

/** Tells of commitments who takes the room that they lack, the largest first and at most so many. */
export function takersIn(
  queues: TeamQueues,
  model: PlanModel,
  most = MOST_NAMED,
): (lack: Lack) => Behind {
  const sorted = queues.map((): readonly Queued[] | undefined => undefined)
  const bySize = (team: number) => {
    sorted[team] ??= [...queues[team]!].sort((a, b) => b.effort - a.effort || a.at - b.at)
    return sorted[team]
  }
  const able = abilities(model)
  let left = MOST_LOOKS
  return ({ team, day, after }) => {
    if (left < 0) return nobody
    const before = bySize(team).filter(({ at }) => at < after)
    left -= before.length
    if (left < 0) return nobody
    const until = tightestDay(day, before)
    return named(
      before.filter((each) => each.day <= until),
      most,
      model,
    )

    // What finishes later takes room too, as work that is due then is done before: it is the day, from the
    // given one on, by which least is free.
    function tightestDay(day: number, before: readonly Queued[]): number {
      const efforts = new Map([[day, 0]])
      for (const { last } of model.days) if (last > day) efforts.set(last, 0)
      for (const each of before) {
        const from = Math.max(each.day, day)
        efforts.set(from, (efforts.get(from) ?? 0) + each.effort)
      }
      let [done, least, tightest] = [0, Number.POSITIVE_INFINITY, day]
      for (const [at, effort] of [...efforts].sort(([a], [b]) => a - b)) {
        done += effort
        const free = able(team, at) - done
        if (free >= least - tolerance(model.teams[team]!)) continue
        least = free
        tightest = at
      }
      return tightest
    }
  }
}

import type { PlanModel } from '../plan/model.js'
import type { Chain } from './chains.js'
import type { ChainLink, CriticalChain } from './forecast.js'
import type { Job } from './jobs.js'
import type { Counts } from './run-draws.js'

/** What determines when what is bound to a time is finished, by its place in the queue; null where no work does. */
export type ChainFinder = (place: number) => CriticalChain | null

export function chainFinder(
  model: PlanModel,
  jobs: readonly Job[],
  { chains, table }: Counts,
  draws: number,
): ChainFinder {
  const queues = model.teams.map((): number[] => [])
  const turns = jobs.map((job, place) => {
    return new Map(job.teams.map((team) => [team, queues[team]!.push(place) - 1]))
  })
  return (place) => {
    const found = [...(chains.get(place) ?? [])]
      .map(([number, count]) => ({ number, count, chain: table.of(number) }))
      .sort((a, b) => b.count - a.count || a.number - b.number)
    const first = found.find(({ chain }) => chain.team !== null)
    if (!first) return null
    const { path, team } = first.chain
    const often = criticalities(found)
    const last = path[path.length - 1]!
    const link = (at: number, waits: boolean): ChainLink => ({
      item: jobs[at]!.planned.item,
      effort: waits ? 0 : effortIn(jobs[at]!, model.teams[team!]!.team),
      criticality: often(at),
      waits,
    })
    const worked = queues[team!]!.slice(0, turns[last]!.get(team!)! + 1)
    return {
      team: model.teams[team!]!.team,
      share: first.count / draws,
      links: [
        ...worked.map((at) => link(at, false)),
        ...path
          .slice(0, -1)
          .toReversed()
          .map((at) => link(at, true)),
      ],
    }
  }

  // How often each job is on a chain: before its last work in the team's queue, or waiting for it.
  function criticalities(found: readonly { count: number; chain: Chain }[]) {
    const worked = queues.map((queue) => new Float64Array(queue.length + 1))
    const waited = new Map<number, number>()
    for (const { count, chain } of found) {
      const { path, team } = chain
      const until = team === null ? -1 : turns[path[path.length - 1]!]!.get(team)!
      if (team !== null) worked[team]![until]! += count
      for (const at of path) {
        const turn = team === null ? undefined : turns[at]!.get(team)
        if (turn === undefined || turn > until) waited.set(at, (waited.get(at) ?? 0) + count)
      }
    }
    for (const sums of worked)
      for (let at = sums.length - 2; at >= 0; at--) sums[at]! += sums[at + 1]!
    return (at: number) => {
      let count = waited.get(at) ?? 0
      for (const [team, turn] of turns[at]!) count += worked[team]![turn]!
      return count / draws
    }
  }
}

function effortIn({ planned }: Job, team: string | null): number {
  return planned.effortByTeam.find((each) => each.team === team)?.effort ?? 0
}

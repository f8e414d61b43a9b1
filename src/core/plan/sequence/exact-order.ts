import type { Job } from './job.js'

/** So many jobs can be compared in all their orders. */
export const MOST_EXACT = 15

/** A job that is bound in time. */
export interface BoundJob extends Job {
  /** It counts as done at this time, where it is done before. */
  readonly from: number
  /** So much work is done up to and with it at most. */
  readonly until: number
}

/** An order of jobs and what it costs. */
interface Ordered {
  readonly order: readonly number[]
  readonly cost: number
}

/** The best order of a few jobs that nothing else binds. */
export function exactOrder(jobs: readonly Job[], block: readonly number[]): number[] {
  if (block.length === 1) return [...block]
  const at = new Map(block.map((index, place) => [index, place]))
  const bound = block.map((index): BoundJob => {
    const { after, ...job } = jobs[index]!
    const among = after.flatMap((each) => at.get(each) ?? [])
    return { ...job, after: among, from: 0, until: Number.POSITIVE_INFINITY }
  })
  const { order } = leastOrder(bound, (work) => work)!
  return order.map((place) => block[place]!)
}

/**
 * The best order of a few jobs, by comparing the sets of them that can be done first, each with its best order (Held and
 * Karp, "A dynamic programming approach to sequencing problems", 1962); undefined where none keeps to what binds them.
 * `timeOf` says when so much work is done.
 */
export function leastOrder(
  jobs: readonly BoundJob[],
  timeOf: (work: number) => number,
): Ordered | undefined {
  const count = jobs.length
  const before = jobs.map(({ after }) => after.reduce((mask, each) => mask | (1 << each), 0))
  const costs = new Float64Array(1 << count).fill(Number.POSITIVE_INFINITY)
  const lasts = new Int8Array(1 << count)
  const lengths = new Float64Array(1 << count)
  const times = new Float64Array(1 << count).fill(-1)
  costs[0] = 0
  for (let done = 0; done < costs.length; done++) {
    if (costs[done] === Number.POSITIVE_INFINITY) continue
    for (let bit = 0; bit < count; bit++) {
      if (done & (1 << bit) || (before[bit]! & done) !== before[bit]) continue
      const { weight, length, from, until } = jobs[bit]!
      const more = done | (1 << bit)
      if (times[more]! < 0) {
        lengths[more] = lengths[done]! + length
        times[more] = timeOf(lengths[more]!)
      }
      if (lengths[more]! > until) continue
      const cost = costs[done]! + weight * Math.max(from, times[more]!)
      if (cost >= costs[more]!) continue
      costs[more] = cost
      lasts[more] = bit
    }
  }
  const cost = costs[costs.length - 1]!
  if (cost === Number.POSITIVE_INFINITY) return undefined
  const order: number[] = []
  for (let done = costs.length - 1; done > 0; done ^= 1 << lasts[done]!) order.unshift(lasts[done]!)
  return { order, cost }
}

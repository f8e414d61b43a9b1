import type { Job } from './job.js'

/** So many jobs can be compared in all their orders. */
export const MOST_EXACT = 15

/** The best order of a few jobs, by comparing the sets of them that can be done first, each with its best order (Held and Karp, "A dynamic programming approach to sequencing problems", 1962). */
export function exactOrder(jobs: readonly Job[], block: readonly number[]): number[] {
  if (block.length === 1) return [...block]
  const count = block.length
  const at = new Map(block.map((index, bit) => [index, bit]))
  const before = block.map((index) =>
    jobs[index]!.after.reduce((mask, each) => mask | (at.has(each) ? 1 << at.get(each)! : 0), 0),
  )
  const costs = new Float64Array(1 << count).fill(Number.POSITIVE_INFINITY)
  const lasts = new Int8Array(1 << count)
  const lengths = new Float64Array(1 << count)
  costs[0] = 0
  for (let done = 0; done < costs.length; done++) {
    if (costs[done] === Number.POSITIVE_INFINITY) continue
    for (let bit = 0; bit < count; bit++) {
      if (done & (1 << bit) || (before[bit]! & done) !== before[bit]) continue
      const { weight, length } = jobs[block[bit]!]!
      const more = done | (1 << bit)
      lengths[more] = lengths[done]! + length
      const cost = costs[done]! + weight * lengths[more]!
      if (cost >= costs[more]!) continue
      costs[more] = cost
      lasts[more] = bit
    }
  }
  const order: number[] = []
  for (let done = costs.length - 1; done > 0; done ^= 1 << lasts[done]!)
    order.unshift(block[lasts[done]!]!)
  return order
}

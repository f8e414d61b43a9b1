import type { Job } from './job.js'
import { addArc, network, reachedAfterFlow } from './max-flow.js'

/**
 * Cuts jobs into blocks that follow one another in some best order: each block is, of what is left, the set closed
 * under what comes before that has the greatest share of weight to length (Sidney, "Decomposition algorithms for
 * single-machine sequencing with precedence relations and deferral costs", 1975). Without jobs that wait for another
 * one this is the order by weight for length (Smith, "Various optimizers for single-stage production", 1956).
 *
 * All lengths are above zero. Of the jobs only those of `indexes` count.
 */
export function sidneyBlocks(jobs: readonly Job[], indexes: readonly number[]): number[][] {
  const blocks: number[][] = []
  let left = indexes
  while (left.length > 0) {
    const block = left.length === 1 ? left : densest(jobs, left)
    blocks.push([...block])
    const isIn = new Set(block)
    left = left.filter((index) => !isIn.has(index))
  }
  return blocks
}

/** Σ weight / Σ length of some jobs. */
export function shareOf(jobs: readonly Job[], indexes: readonly number[]): number {
  let [weight, length] = [0, 0]
  for (const index of indexes) {
    weight += jobs[index]!.weight
    length += jobs[index]!.length
  }
  return weight / length
}

// Dinkelbach 1967: a set that is worth something at the share of the best one so far has a greater share.
function densest(jobs: readonly Job[], left: readonly number[]): readonly number[] {
  let best = left
  for (;;) {
    const better = closureAbove(jobs, left, shareOf(jobs, best))
    if (better.length === 0 || shareOf(jobs, better) <= shareOf(jobs, best)) return best
    best = better
  }
}

// The set closed under what comes before for which Σ (weight − share × length) is greatest, by a least cut (Picard 1976).
function closureAbove(jobs: readonly Job[], left: readonly number[], share: number): number[] {
  const at = new Map(left.map((index, node) => [index, node]))
  const [source, sink] = [left.length, left.length + 1]
  const net = network(left.length + 2)
  let most = 0
  left.forEach((index, node) => {
    const { weight, length, after } = jobs[index]!
    const gain = weight - share * length
    most = Math.max(most, Math.abs(gain))
    if (gain > 0) addArc(net, source, node, gain)
    else addArc(net, node, sink, -gain)
    for (const each of after) {
      const before = at.get(each)
      if (before !== undefined) addArc(net, node, before, Number.POSITIVE_INFINITY)
    }
  })
  const isReached = reachedAfterFlow(net, source, sink, most * 1e-12)
  return left.filter((_, node) => isReached[node])
}

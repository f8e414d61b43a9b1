import { exactOrder, MOST_EXACT } from './exact-order.js'
import type { Job } from './job.js'
import { shareOf, sidneyBlocks } from './sidney.js'

/** How often an order is gone through to be bettered. */
const ROUNDS = 20

/**
 * An order of the jobs of one block that is a best one where the block is small. Of a larger one, again and again, the
 * job comes next whose share of weight to length is greatest together with all that has to come before it, behind these
 * in an order made like this one; then jobs are moved while that makes it cost less.
 */
export function goodOrder(jobs: readonly Job[], block: readonly number[]): number[] {
  if (block.length <= MOST_EXACT) return exactOrder(jobs, block)
  const order: number[] = []
  const left = new Set(block)
  while (left.size > 0) {
    const chain = densestChain(jobs, left)
    const last = chain.pop()!
    for (const part of sidneyBlocks(jobs, chain)) order.push(...goodOrder(jobs, part))
    order.push(last)
    for (const index of [...chain, last]) left.delete(index)
  }
  for (let round = 0; round < ROUNDS && improve(jobs, order); round++);
  return order
}

/** A job of these behind all of them that have to come before it. */
export function withBefore(
  jobs: readonly Job[],
  index: number,
  among: ReadonlySet<number>,
): number[] {
  const found = new Set<number>()
  const stack: { index: number; at: number }[] = [{ index, at: 0 }]
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!
    const next = jobs[top.index]!.after[top.at++]
    if (next === undefined) {
      found.add(top.index)
      stack.pop()
    } else if (among.has(next) && !found.has(next)) stack.push({ index: next, at: 0 })
  }
  return [...found]
}

function densestChain(jobs: readonly Job[], left: ReadonlySet<number>): number[] {
  let best: number[] = []
  let most = Number.NEGATIVE_INFINITY
  for (const index of left) {
    const chain = withBefore(jobs, index, left)
    const share = shareOf(jobs, chain)
    if (share <= most) continue
    most = share
    best = chain
  }
  return best
}

// Moves each job to where it costs least among those that may change places with it; whether any moved.
function improve(jobs: readonly Job[], order: number[]): boolean {
  let hasMoved = false
  for (let from = 0; from < order.length; from++) {
    const to = bestPlace(jobs, order, from)
    if (to === from) continue
    order.splice(to, 0, ...order.splice(from, 1))
    hasMoved = true
  }
  return hasMoved
}

function bestPlace(jobs: readonly Job[], order: readonly number[], from: number): number {
  const index = order[from]!
  const { weight, length, after } = jobs[index]!
  let [best, least] = [from, -1e-9 * Math.abs(weight * length)]
  for (let to = from - 1, cost = 0; to >= 0; to--) {
    const other = order[to]!
    if (after.includes(other)) break
    cost += jobs[other]!.weight * length - weight * jobs[other]!.length
    if (cost < least) [best, least] = [to, cost]
  }
  for (let to = from + 1, cost = 0; to < order.length; to++) {
    const other = order[to]!
    if (jobs[other]!.after.includes(index)) break
    cost += weight * jobs[other]!.length - jobs[other]!.weight * length
    if (cost < least) [best, least] = [to, cost]
  }
  return best
}

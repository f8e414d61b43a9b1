import { MOST_EXACT } from './exact-order.js'
import { goodOrder, withBefore } from './good-order.js'
import { costOf, type Job } from './job.js'
import { shareOf, sidneyBlocks } from './sidney.js'

/** An order of jobs and what it costs. */
export interface Sequence {
  /** Indexes of the jobs. */
  readonly order: readonly number[]
  readonly cost: number
  /** What no order can cost less than; the cost itself where the order is known to be a best one. */
  readonly least: number
}

/** Linked jobs are cut into blocks until their numbers squared sum up to this; the rest stand by their own shares. */
const MOST_EFFORT = 200_000

/**
 * The order of jobs of least cost, Σ weight × the time at which each is done. It is a best one where no job waits for
 * another, and where no block of jobs that wait for each other (see `sidneyBlocks`) has more than 15; unless hundreds
 * are linked with each other.
 */
export function bestOrder(jobs: readonly Job[]): Sequence {
  const total = jobs.reduce((sum, { length }) => sum + length, 0)
  // What takes no time is done in next to none, so that shares can be compared.
  const timed = jobs.map((job) => (job.length > 0 ? job : { ...job, length: total * 1e-12 || 1 }))
  const blocks: number[][] = []
  const relaxed: number[][] = []
  let effort = 0
  for (const linked of linkedJobs(timed)) {
    effort += linked.length > 1 ? linked.length * linked.length : 0
    const isLarge = effort > MOST_EFFORT
    const own = isLarge ? pooled(timed, linked) : sidneyBlocks(timed, linked)
    blocks.push(...own.map((block) => (isLarge ? block : goodOrder(timed, block))))
    relaxed.push(...(isLarge ? linked.map((index) => [index]) : own))
  }
  const order = byShare(timed, blocks).flat()
  const cost = costOf(jobs, order)
  return { order, cost, least: Math.min(cost, leastOf(timed, byShare(timed, relaxed))) }
}

// Blocks of jobs that are not linked follow one another by share; those of linked ones do so already.
function byShare(jobs: readonly Job[], blocks: readonly number[][]): number[][] {
  return blocks
    .map((block, at) => ({ block, at, share: shareOf(jobs, block) }))
    .sort((a, b) => b.share - a.share || a.at - b.at)
    .map(({ block }) => block)
}

/**
 * A block that begins when time t is gone costs at least t × W more than alone, W and L being the sums of its weights and
 * lengths. Alone it costs what its best order does, or else at least (WL + W / L × Σ l²) / 2: what is done first of a
 * block has no greater share of weight to length than all of it, so that when a job begins at time s at least
 * W − s × W / L still waits; sum that over the jobs' lengths. It costs as well at least what it would if each job were
 * done as soon as all that it waits for and itself can be.
 */
function leastOf(jobs: readonly Job[], blocks: readonly number[][]): number {
  let [elapsed, least] = [0, 0]
  for (const block of blocks) {
    const weight = block.reduce((sum, index) => sum + jobs[index]!.weight, 0)
    const length = block.reduce((sum, index) => sum + jobs[index]!.length, 0)
    least += weight * elapsed + leastAlone(jobs, block, weight, length)
    elapsed += length
  }
  return least
}

function leastAlone(
  jobs: readonly Job[],
  block: readonly number[],
  weight: number,
  length: number,
): number {
  if (block.length <= MOST_EXACT) return costOf(jobs, goodOrder(jobs, block))
  const squares = block.reduce((sum, index) => sum + jobs[index]!.length * jobs[index]!.length, 0)
  const among = new Set(block)
  const soonest = block.reduce((sum, index) => {
    const chain = withBefore(jobs, index, among)
    return sum + jobs[index]!.weight * chain.reduce((all, each) => all + jobs[each]!.length, 0)
  }, 0)
  return Math.max((weight * length + (weight / length) * squares) / 2, soonest)
}

// The jobs in sets of those that wait for each other, directly or not; each in an order that keeps to that.
function linkedJobs(jobs: readonly Job[]): number[][] {
  const next = jobs.map(({ after }) => [...after])
  jobs.forEach(({ after }, index) => {
    for (const each of after) next[each]!.push(index)
  })
  const isSeen = jobs.map(() => false)
  return jobs.flatMap((_, first) => {
    if (isSeen[first]) return []
    isSeen[first] = true
    const linked = [first]
    for (const index of linked)
      for (const each of next[index]!)
        if (!isSeen[each]) {
          isSeen[each] = true
          linked.push(each)
        }
    return [linked]
  })
}

// Jobs one after another by share, each behind all that it waits for, in blocks of shares that fall.
function pooled(jobs: readonly Job[], linked: readonly number[]): number[][] {
  const wanted = [...linked].sort((a, b) => shareOf(jobs, [b]) - shareOf(jobs, [a]) || a - b)
  const among = new Set(linked)
  const blocks: { block: number[]; weight: number; length: number }[] = []
  for (const index of wanted) {
    if (!among.has(index)) continue
    for (const each of withBefore(jobs, index, among)) {
      among.delete(each)
      let { weight, length } = jobs[each]!
      let block = [each]
      for (let last = blocks.at(-1); last && last.weight * length < weight * last.length; ) {
        blocks.pop()
        block = [...last.block, ...block]
        weight += last.weight
        length += last.length
        last = blocks.at(-1)
      }
      blocks.push({ block, weight, length })
    }
  }
  return blocks.map(({ block }) => block)
}

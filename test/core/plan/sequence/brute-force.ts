import { costOf, type Job } from '../../../../src/core/plan/sequence/job.js'

/** The least cost of all orders in which each job comes after what it waits for. */
export function bruteForce(jobs: readonly Job[]): number {
  let least = Number.POSITIVE_INFINITY
  const done: number[] = []
  visit()
  return least

  function visit(): void {
    if (done.length === jobs.length) least = Math.min(least, costOf(jobs, done))
    jobs.forEach(({ after }, index) => {
      if (done.includes(index) || !after.every((each) => done.includes(each))) return
      done.push(index)
      visit()
      done.pop()
    })
  }
}

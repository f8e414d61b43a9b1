/** Something that one team does without pause. */
export interface Job {
  /** What each unit of time costs until it is done. */
  readonly weight: number
  /** How long it takes, not below zero. */
  readonly length: number
  /** Indexes of the jobs that are done before it; without circles. */
  readonly after: readonly number[]
}

/** Σ weight × the time at which a job is done, one after another. */
export function costOf(jobs: readonly Job[], order: readonly number[]): number {
  let [time, cost] = [0, 0]
  for (const index of order) {
    time += jobs[index]!.length
    cost += jobs[index]!.weight * time
  }
  return cost
}

import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Decided work that waits for something nobody has decided for. */
export function checkPlannedOnIdea({ items }: Backlog, report: Report): void {
  const ideas = new Set(items.filter(({ status }) => status === 'idea').map(({ id }) => id))
  for (const item of items) {
    if (item.status !== 'planned' && item.status !== 'in-progress') continue
    item.dependsOn.forEach((dependency, index) => {
      if (!ideas.has(dependency)) return
      const { id, status } = item
      report(
        problem('planned-on-idea', placeOf(item, 'depends_on', index), { id, status, dependency }),
      )
    })
  }
}

import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/** Decided work that waits for something nobody has decided for, or that was given up. */
export function checkPlannedDependencies(
  { items, byId, containers }: Backlog,
  report: Report,
): void {
  for (const item of items) {
    if (item.status !== 'planned' && item.status !== 'in-progress') continue
    item.dependsOn.forEach((dependency, index) => {
      const { id, status } = item
      const dependencyStatus = byId.get(dependency)?.status
      const place = () => placeOf(item, 'depends_on', index)
      // A container is decided for by its parts.
      if (dependencyStatus === 'idea' && !containers.has(dependency))
        report(problem('planned-on-idea', place(), { id, status, dependency }))
      if (dependencyStatus === 'parked' || dependencyStatus === 'dropped')
        report(problem('planned-on-stopped', place(), { id, status, dependency, dependencyStatus }))
    })
  }
}

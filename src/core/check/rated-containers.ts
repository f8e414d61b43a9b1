import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'

/** Raters' estimates of items that group others, which no ranking reads. */
export function checkRatedContainers({ items, containers }: Backlog, report: Report): void {
  for (const { id, ratings = [] } of items) {
    if (!containers.has(id)) continue
    for (const { rater, source, key } of ratings)
      report(problem('rated-container', { source, start: key.start, end: key.end }, { id, rater }))
  }
}
